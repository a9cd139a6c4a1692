"""What the service remembers: chats, members, messages, updates, files, and how many slips it forgave."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from . import rules
from .buckets import Buckets
from .rules import Json, Refusal, bad_request
from .values import File, Message, User, member_json

INSIDE = {"creator", "administrator", "member", "restricted"}
_PLACES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
_OPTIONAL_UPDATES = {"chat_member", "message_reaction", "message_reaction_count"}


class Changes:
    """Wakes whoever waits whenever anything happened."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def tell(self) -> None:
        """Something happened."""
        self._event.set()
        self._event = asyncio.Event()

    async def next(self) -> None:
        """Wait until something happens."""
        await self._event.wait()


@dataclass(frozen=True, slots=True)
class Violation:
    """A slip that a strict test should see: `rule` is "rate", "entities" or "parameter"."""

    rule: str
    chat: int
    what: str


@dataclass(slots=True)
class Chat:
    """A chat with its members' statuses by user id. `closed` overrides the text of the 403 that its state gives."""

    id: int
    kind: str
    title: str
    statuses: dict[int, str] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    username: str = ""
    closed: str = ""
    moved_to: int = 0
    last_id: int = 0

    @property
    def is_group(self) -> bool:
        """Whether the pace of groups holds here."""
        return self.kind in {"group", "supergroup"}

    def json(self) -> Json:
        """As `Chat`."""
        shape: Json = {"id": self.id, "type": self.kind}
        shape["first_name" if self.kind == "private" else "title"] = self.title
        shape |= {"username": self.username} if self.username else {}
        return {**shape, "is_forum": True} if self.topics else shape

    def refusal(self, bot: int) -> Refusal | None:
        """Why the bot may not write here, None when it may."""
        status = self.statuses.get(bot, "left")
        if self.moved_to:
            return rules.migrated(self.moved_to)
        if self.closed:
            return Refusal(403, f"Forbidden: {self.closed}")
        if status in INSIDE:
            return None
        if self.kind == "private":
            why = "bot was blocked by the user" if status == "kicked" else "bot can't initiate conversation with a user"
        elif status == "kicked":
            why = f"bot was kicked from the {_PLACES[self.kind]}"
        else:
            why = f"bot is not a member of the {_PLACES[self.kind]}"
        return Refusal(403, f"Forbidden: {why}")


@dataclass(frozen=True, slots=True)
class Update:
    """Something the bot has not confirmed yet. `at` is when it happened: after 24 h the service forgets it."""

    id: int
    at: float
    body: Json


@dataclass(slots=True)
class Query:
    """A press of a button; `answer` is what the reader saw in return, None until then."""

    id: str
    at: float
    answer: Json | None = None


class World:
    """The whole state. Changed by calls of the bot and by the test; both wake waiters through `changes`."""

    def __init__(self, bot: User, clock: Callable[[], float], buckets: Buckets) -> None:
        self.bot = bot
        self.clock = clock
        self.buckets = buckets
        self.changes = Changes()
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.updates: list[Update] = []
        self.files: dict[str, File] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.violations: list[Violation] = []
        self.allowed: set[str] | None = None
        self.poll = 0
        self.has_webhook = False
        self._last_update = 100_000
        self._last_name = 0

    @property
    def now(self) -> int:
        """Whole seconds since 1970, as the service dates things."""
        return int(self.clock())

    def name(self, prefix: str) -> str:
        """A fresh identifier."""
        self._last_name += 1
        return f"{prefix}{self._last_name:06d}"

    def violate(self, rule: str, chat: int, faults: Iterable[str]) -> None:
        """Note slips that the service itself forgives or only punishes with a wait."""
        self.violations.extend(Violation(rule, chat, what) for what in faults)

    # ── chats ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def chat(self, raw: str) -> Chat:
        """The chat a call names, by id or @name; raises the service's refusals."""
        if not raw:
            raise bad_request("chat_id is empty")
        named = next((chat for chat in self.chats.values() if chat.username and raw == f"@{chat.username}"), None)
        found = named or self.chats.get(int(raw) if raw.removeprefix("-").isdecimal() else 0)
        if found is None:
            raise bad_request("chat not found")
        return found

    def writable(self, raw: str) -> Chat:
        """The chat a call names, if the bot may write there."""
        chat = self.chat(raw)
        if refusal := chat.refusal(self.bot.id):
            raise refusal
        status = chat.statuses[self.bot.id]
        if chat.kind == "channel" and status not in {"administrator", "creator"}:
            raise bad_request("need administrator rights in the channel chat")
        if status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def member(self, chat: Chat, user: int) -> Json:
        """As `ChatMember`; somebody who was never there has left."""
        return member_json(self.users[user], chat.statuses.get(user, "left"))

    # ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def pace(self, chat: Chat) -> None:
        """Count one message against the limits, or refuse it with 429."""
        seconds = self.buckets.take(chat.id, self.clock(), group=chat.is_group)
        if seconds:
            self.violate("rate", chat.id, [f"asked {seconds} s too early"])
            raise rules.flood(seconds)

    def post(self, chat: Chat, message: Message) -> Message:
        """Put a message into its chat; it gets the next id and the time."""
        chat.last_id += 1
        posted = replace(message, id=chat.last_id, chat=chat.id, date=self.now)
        chat.messages[posted.id] = posted
        self.changes.tell()
        return posted

    def message_json(self, message: Message) -> Json:
        """As `Message`, with its chat and the message it replies to."""
        chat = self.chats[message.chat]
        replied = chat.messages.get(message.reply_to)
        return message.json(chat.json(), replied.json(chat.json()) if replied else None)

    # ── updates ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def push(self, body: Json, update_id: int | None = None) -> int:
        """Queue an update unless its kind is not wanted, and return its id (0: not wanted)."""
        kind = next(iter(body))
        wanted = kind not in _OPTIONAL_UPDATES if self.allowed is None else kind in self.allowed
        if not wanted and update_id is None:
            return 0
        self._last_update += 1
        number = self._last_update if update_id is None else update_id
        self.updates.append(Update(number, self.clock(), {"update_id": number, **body}))
        self.changes.tell()
        return number

    def renumber(self, first: int) -> None:
        """Let the next update have this number."""
        self._last_update = first - 1

    def pending(self, offset: int, limit: int) -> list[Json]:
        """Confirm what lies below `offset` (negative: all but the last so many) and give the next ones."""
        oldest = self.clock() - rules.UPDATE_SECONDS
        self.updates = [update for update in self.updates if update.at >= oldest]
        if offset > self._last_update + 10:  # nothing of the kind was ever given out, so it confirms nothing
            offset = 0
        if offset > 0:
            self.updates = [update for update in self.updates if update.id >= offset]
        elif offset < 0:
            self.updates = self.updates[offset:]
        return [update.body for update in self.updates[:limit]]
