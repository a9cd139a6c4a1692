"""Logs: one redacted line a record on standard error."""

from __future__ import annotations

import logging
import re
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType

# A bot token, and a token in an address: libraries print the addresses that they call.
_TOKEN = re.compile(r"\d+(?::|%3A)[\w-]{16,}", re.IGNORECASE)
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CHATTY = ("apscheduler", "asyncio", "aiohttp", "telegram")


class OneLine(logging.Formatter):
    """Time, level, module and event=… key=value on one line, without secrets or control characters."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = tuple(filter(None, secrets))

    def format(self, record: logging.LogRecord) -> str:
        """The record's line."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        text = f"{at} {record.levelname} {record.name} {record.getMessage()}"
        if record.exc_info:
            text += f" exception={self.formatException(record.exc_info)}"
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return _BREAKS.sub(" ", _TOKEN.sub("***", text))


def start_logging(level: str, secrets: tuple[str, ...] = ()) -> None:
    """Sends every log record of this level and above to standard error; chatty libraries from WARNING on.

    What nobody caught, and what the interpreter warns of, goes the same way: there too a token may stand.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.raiseExceptions = False  # else a record that cannot be formatted is printed as it is
    logging.captureWarnings(capture=True)
    sys.excepthook = lambda kind, error, trace: _log_crash((kind, error, trace))
    threading.excepthook = _log_thread_crash
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _log_crash(error: tuple[type[BaseException], BaseException, TracebackType | None]) -> None:
    logging.getLogger("bot").critical("event=crash", exc_info=error)


def _log_thread_crash(args: threading.ExceptHookArgs) -> None:
    _log_crash((args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback))
