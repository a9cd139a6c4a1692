"""Lists as files: /import and /export."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Document
from telegram.error import TelegramError

from bot.actions import UnknownList
from bot.changes import OWN, Deed, Draft
from bot.editor import NotEdited
from bot.telegram import sayings
from bot.telegram.editing import refused
from bot.telegram.outcomes import words_of
from bot.telegram.render import clean
from bot.telegram.talk import Call, Feature, Reply, Service, Staff, button, menu

MAX_BYTES = 1 << 20
_ATTACH = "Send the YAML file with /import as its caption, or reply to the file with /import."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Files:
    """A list goes out as it is written, and comes in after its difference was looked at."""

    staff: Staff

    @property
    def service(self) -> Service:
        """Its commands; Apply and Cancel are those of every draft."""
        return Service(
            (
                Feature("export", "A list as a file: /export, or /export NAME", self.export),
                Feature("import", "Replace this chat's own list by a file", self.take, admins=True),
            )
        )

    async def export(self, call: Call) -> Reply:
        """Sends a list's YAML."""
        name = self._named(call)
        text = await self.staff.editor.text(name, call.here.chat)
        if not text:
            raise NotEdited("This chat has no list of its own yet.", "/add Gwadar port = gwadar NEAR/5 port")
        return Reply(f"{name}.yaml: change it and send it back with /import.", files=((f"{name}.yaml", text.encode()),))

    async def take(self, call: Call) -> Reply:
        """Shows what a file would change, to be applied."""
        name = self._named(call)
        if refusal := refused(name, call.standing):
            return Reply(refusal)
        document = _document(call)
        draft = Draft(Deed.IMPORT, name, clean(document.file_name or "file")[:64], text=await _text_of(document))
        difference = await self.staff.editor.difference(draft, call.here.chat)
        if not (difference.added or difference.changed or difference.gone or difference.head):
            return Reply(f"{sayings.theirs(draft.term)} is what the list says already: nothing to apply.")
        offer = await self.staff.editor.offer(draft, call.person)
        buttons = menu([button("Apply", "s", offer.id), button("Cancel", "c", offer.id)])
        return Reply.of(*sayings.differing(draft, difference), menu=buttons)

    def _named(self, call: Call) -> str:
        """The list that is meant: the chat's own, or a shared one that is named. Raises UnknownList."""
        if not call.said or call.said.casefold() == OWN:
            return OWN
        if shared := self.staff.editor.shared(call.said):
            return shared
        raise UnknownList(call.said, "")


def _document(call: Call) -> Document:
    answered = call.message.reply_to_message
    document = call.message.document or (answered.document if answered else None)
    if document is None:
        raise NotEdited(_ATTACH)
    if (document.file_size or 0) > MAX_BYTES:
        raise NotEdited("That file is too large: a list has 1 MiB at most.")
    return document


async def _text_of(document: Document) -> str:
    """The text of a file. Raises NotEdited when it cannot be had, or is none."""
    try:
        content = bytes(await (await document.get_file()).download_as_bytearray())
    except TelegramError as error:
        log.warning("event=file_not_had reason=%s", words_of(error))
        raise NotEdited("Telegram did not hand over the file. Please send it again.") from error
    if len(content) > MAX_BYTES:
        raise NotEdited("That file is too large: a list has 1 MiB at most.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotEdited(f"The file is no text in UTF-8 (line {line}): save it in that encoding.") from None
