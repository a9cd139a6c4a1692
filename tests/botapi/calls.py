"""One call of the bot: what it asked for and what it was told."""

from __future__ import annotations

from dataclasses import dataclass, field

from .rules import Json, bad_request, read_json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    content: bytes
    media_type: str


@dataclass(slots=True)
class Call:
    """A row of the transcript. `status` 0: no answer was given (yet); `fault` names a planned fault that struck."""

    method: str
    at: float
    params: dict[str, str]
    uploads: dict[str, Upload] = field(default_factory=dict)
    status: int = 0
    answer: Json = field(default_factory=dict)
    fault: str = ""
    done: bool = False

    @property
    def chat(self) -> str:
        """The chat it names, "" for none."""
        return self.params.get("chat_id", "")

    @property
    def result(self) -> object:
        """What it was given, None when it was refused."""
        return self.answer.get("result")

    def text(self, name: str) -> str:
        """A parameter as text, "" when it is missing."""
        return self.params.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """A parameter as a number; nonsense counts as missing, as the service has it."""
        raw = self.params.get(name, "")
        return int(raw) if raw.removeprefix("-").isdecimal() else default

    def flag(self, name: str) -> bool:
        """A parameter as yes or no."""
        return self.params.get(name, "").casefold() in {"true", "yes", "1"}

    def record(self, name: str, what: str) -> Json:
        """A parameter as a JSON object, {} when it is missing."""
        raw = self.params.get(name, "")
        decoded = read_json(raw, what) if raw else {}
        if not isinstance(decoded, dict):
            raise bad_request(f"object expected as {what}")
        return decoded
