"""What a delivery is, and where it stands."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a delivery is."""

    ALERT = "alert"
    REVISION = "revision"
    UPDATE = "update"
    DIGEST = "digest"
    CHART = "chart"
    SUMMARY = "summary"
    SAMPLE = "sample"
    NOTICE = "notice"


class State(StrEnum):
    """Where a delivery stands.

    `ambiguous`: it may have arrived; it is sent once more and says so. `held`: it is delivered later, in a summary.
    `muted`: its destination does not want to hear of it.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    HELD = "held"
    MUTED = "muted"
    DEAD = "dead"
