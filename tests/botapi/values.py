"""People, files and messages as the service knows them, and their JSON."""

from __future__ import annotations

from dataclasses import dataclass

from .keyboards import Keyboard
from .rules import Json
from .texts import covered

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
)  # fmt: skip
MEMBER_RIGHTS = (
    "can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_manage_topics", "can_send_audios",
    "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str = "Reader"
    username: str = ""
    is_bot: bool = False
    language: str = "en"

    def json(self) -> Json:
        """As `User`."""
        shape: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            shape["username"] = self.username
        return shape if self.is_bot else {**shape, "language_code": self.language}


def member_json(user: User, status: str) -> Json:
    """As `ChatMember` of that status: creator, administrator, member, restricted, left or kicked."""
    shape: Json = {"user": user.json(), "status": status}
    if status == "creator":
        shape["is_anonymous"] = False
    if status == "administrator":
        shape |= {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(ADMIN_RIGHTS, True)}
    if status == "restricted":
        shape |= {"is_member": True, "until_date": 0, **dict.fromkeys(MEMBER_RIGHTS, False)}
    if status == "kicked":
        shape["until_date"] = 0
    return shape


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file. `width` and `height` are set for photos."""

    id: str
    name: str
    content: bytes
    media_type: str = "application/octet-stream"
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Where it is served, below `/file/bot<token>/`."""
        folder = "photos" if self.width else "documents"
        return f"{folder}/{self.id}"

    def json(self) -> Json:
        """As `Document` or `PhotoSize`."""
        shape: Json = {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}
        if self.width:
            return {**shape, "width": self.width, "height": self.height}
        return {**shape, "file_name": self.name, "mime_type": self.media_type}


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now: an edit makes a new value.

    Dates are whole seconds since 1970; topic 0 is none; `own` says that the bot wrote it.
    """

    id: int
    chat: int
    date: int
    sender: User | None = None
    text: str = ""
    caption: str = ""
    entities: tuple[Json, ...] = ()
    keyboard: Keyboard = ()
    topic: int = 0
    reply_to: int = 0
    edited: int = 0
    edits: int = 0
    silent: bool = False
    preview: Json | None = None
    photo: File | None = None
    document: File | None = None
    own: bool = False
    extra: Json | None = None

    @property
    def shown(self) -> str:
        """What is read: the text, or the caption."""
        return self.text or self.caption

    @property
    def buttons(self) -> tuple[str, ...]:
        """The words on the buttons, row by row."""
        return tuple(button["text"] for row in self.keyboard for button in row)

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses behind linked words, in order."""
        return tuple(entity["url"] for entity in self.entities if entity["type"] == "text_link")

    def button(self, label: str) -> Json:
        """The button with these words; KeyError says which there are."""
        for row in self.keyboard:
            for button in row:
                if button["text"] == label:
                    return button
        raise KeyError(f"no button {label!r} on message {self.id}, only {self.buttons}")

    def marked(self, kind: str) -> tuple[str, ...]:
        """The parts of the text under entities of a kind, such as "bold"."""
        return tuple(covered(self.shown, entity) for entity in self.entities if entity["type"] == kind)

    def content(self) -> tuple[object, ...]:
        """What an edit must change, else the service says "not modified"."""
        return (self.text, self.caption, self.entities, self.keyboard, self.preview)

    def json(self, chat: Json, replied: Json | None = None) -> Json:
        """As `Message`."""
        shape: Json = {"message_id": self.id, "date": self.date, "chat": chat}
        shape |= {"from": self.sender.json()} if self.sender else {}
        shape |= {"edit_date": self.edited} if self.edited else {}
        shape |= {"message_thread_id": self.topic, "is_topic_message": True} if self.topic else {}
        shape |= {"reply_to_message": replied} if replied else {}
        shape |= {"reply_markup": {"inline_keyboard": [list(row) for row in self.keyboard]}} if self.keyboard else {}
        return shape | self._body_json() | (self.extra or {})

    def _body_json(self) -> Json:
        shape: Json = {}
        if self.text:
            shape |= {"text": self.text, "entities": list(self.entities)}
            shape |= {"link_preview_options": self.preview} if self.preview else {}
        if self.caption:
            shape |= {"caption": self.caption, "caption_entities": list(self.entities)}
        if self.photo:
            shape["photo"] = [self.photo.json()]
        if self.document:
            shape["document"] = self.document.json()
        return {name: value for name, value in shape.items() if value != []}
