"""What people can say and press in a chat, and what it sets off. Every call is answered once, or met with silence."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CallbackQuery,
    InputFile,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, ContextTypes, MessageHandler, filters

from bot import crash
from bot.errors import IronwatchError, StateError
from bot.model import Closed, Destination, TryAgain
from bot.telegram import replies
from bot.telegram.access import Caller, Patience, Rights, Standing, Strangers, Verdict, name_of
from bot.telegram.asking import Asking
from bot.telegram.coming import Coming
from bot.telegram.correcting import Correcting
from bot.telegram.digesting import Digesting
from bot.telegram.editing import Editing
from bot.telegram.feeding import Feeding
from bot.telegram.files import Files
from bot.telegram.following import Following
from bot.telegram.habits import Habitual
from bot.telegram.life import Life, is_of_life
from bot.telegram.looking import Looking
from bot.telegram.more import More
from bot.telegram.muting import Muting
from bot.telegram.outcomes import FAILURES, is_unchanged, outcome_of, words_of
from bot.telegram.pace import Pace
from bot.telegram.reading import Command, caller_of, command_of, is_for_others, topic_of
from bot.telegram.refusing import Refusing
from bot.telegram.sayings import mistaken
from bot.telegram.shifts import Shifts
from bot.telegram.talk import VERSION, Call, Feature, OnPress, Press, Pressed, Reply, Service, Staff, Times

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_DELETED_AT_ONCE = 100  # https://core.telegram.org/bots/api#deletemessages

Context = ContextTypes.DEFAULT_TYPE

log = logging.getLogger(__name__)


class Commands:
    """Answers updates of one application. `attach` puts it to work."""

    def __init__(self, app: Application, staff: Staff, pace: Pace, times: Times) -> None:  # type: ignore[type-arg]
        self._bot = app.bot
        self._actions = staff.actions
        self._pace = pace
        self._life = Life(staff.actions)
        self._rights = Rights(app.bot, staff.actions)
        self._patience = Patience()
        self._strangers = Strangers()
        self._refused: set[int] = set()
        services = _services(staff, times, self._rights)
        features = [feature for service in services for feature in service.features]
        self._features = {feature.name: feature for feature in [*features, Feature("help", "All commands", self._help)]}
        self._presses = _by_letter(services)
        kinds = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
        app.add_handler(MessageHandler(kinds, self.on_message))
        app.add_handler(CallbackQueryHandler(self.on_press))
        app.add_handler(ChatMemberHandler(self.on_member, ChatMemberHandler.MY_CHAT_MEMBER))
        app.add_error_handler(self.on_error)

    # ── what is worth an answer ──────────────────────────────────────────────────────────────────────────────────────

    def admits(self, update: Update) -> bool:
        """Whether an update is for us, and not one of too many. Ask once for each: it counts."""
        if update.callback_query:
            return self._is_patient(update, _presser(update.callback_query))
        message = update.effective_message
        if update.my_chat_member or message is None or is_for_others(message):
            return bool(update.my_chat_member)
        if is_of_life(message):
            return True
        caller = caller_of(message)
        return self._is_said_to_us(caller, command_of(message)) and self._is_patient(update, caller)

    def _is_patient(self, update: Update, caller: Caller) -> bool:
        verdict = self._patience.judge(caller.key)
        if verdict is Verdict.REFUSE:
            self._refused.add(update.update_id)
        return verdict is not Verdict.IGNORE

    def _is_refused(self, update: Update) -> bool:
        refused = update.update_id in self._refused
        self._refused.discard(update.update_id)
        return refused

    def who(self, update: Update) -> int:
        """Whose update it is, by user id; 0 for a channel, or an administrator who stays anonymous."""
        if update.callback_query:
            return update.callback_query.from_user.id
        return caller_of(update.effective_message).user if update.effective_message else 0

    async def say_done(self, update: Update) -> None:
        """Answers what was carried out by a process that died before it could say so."""
        if update.callback_query:
            await self._answer(update.callback_query, replies.DONE)
        elif update.effective_message and not update.my_chat_member:
            await self._say(caller_of(update.effective_message).destination, Reply(replies.DONE))

    # ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def on_message(self, update: Update, _: Context) -> None:
        """A message or a channel's post."""
        message = update.effective_message
        if message is None:
            return
        if is_of_life(message):
            await self._life.hear(message)
        else:
            caller = caller_of(message)
            if self._is_refused(update):
                reply: Reply | None = Reply(replies.TOO_MANY)
            else:
                reply = await self._reply(message, caller, command_of(message))
            if reply:
                await self._say(caller.destination, reply)

    def _is_said_to_us(self, caller: Caller, command: Command | None) -> bool:
        """In a private chat all but other bots' commands; elsewhere our commands, and others that name us."""
        if command is None:
            return caller.is_private
        known = caller.is_private or bool(command.bot) or command.name in self._features
        return known and command.is_for(self._bot.username)

    async def _reply(self, message: Message, caller: Caller, command: Command | None) -> Reply | None:
        welcome = await self._welcome(caller, command)
        standing = await self._rights.standing(caller)
        if standing is Standing.STRANGER:
            return self._send_away(caller)
        if command is None:
            return Reply(replies.REPLY_TO_IMPORT if message.document else replies.ONLY_COMMANDS)
        feature = self._features.get(command.name)
        if feature is None:
            return Reply(replies.unknown(command.name, self._features))
        if not feature.is_for(standing):
            return Reply(replies.ONLY_OWNERS if standing.may_change else replies.ONLY_ADMINS)
        try:
            reply = await feature.answer(Call(caller, standing, command, message))
        except StateError:
            raise  # no mistake of the person's, and it names a path of this machine
        except IronwatchError as error:
            return Reply(mistaken(error))
        return replace(reply, text=f"{welcome}\n{reply.text}") if welcome else reply

    async def _help(self, call: Call) -> Reply:
        return Reply.of(*replies.help_with(self._menu(call.standing)))

    def _menu(self, standing: Standing) -> dict[str, str]:
        """The commands that somebody may use, with what they do."""
        return {name: each.does for name, each in self._features.items() if each.is_for(standing)}

    async def offer_all(self) -> None:
        """Tells clients what to offer after a slash: to everybody what they may do. Raises nothing."""
        await self._offer(Standing.ADMIN, BotCommandScopeAllPrivateChats())
        await self._offer(Standing.ADMIN, BotCommandScopeAllChatAdministrators())
        await self._offer(Standing.MEMBER, BotCommandScopeAllGroupChats())
        for owner in sorted(await self._actions.owners()):
            await self._offer(Standing.OWNER, BotCommandScopeChat(owner))

    async def _offer(self, standing: Standing, scope: BotCommandScope) -> None:
        commands = [BotCommand(name, does) for name, does in self._menu(standing).items()]
        try:
            await self._bot.set_my_commands(commands, scope)
        except FAILURES as error:  # an owner who never wrote to the bot has no chat
            log.warning("event=not_set what=commands scope=%s reason=%s", scope.type, words_of(error))

    async def _welcome(self, caller: Caller, command: Command | None) -> str:
        """What the code behind /start opens, if it does: the bot itself to its owner, or the door to a guest."""
        if command is None or command.name != "start" or not command.argument or not caller.is_private:
            return ""
        if await self._actions.become_owner(caller.user, command.argument):
            await self._offer(Standing.OWNER, BotCommandScopeChat(caller.chat))
            return replies.NOW_OWNER
        return replies.NOW_GUEST if await self._actions.doors.come_in(caller.user, command.argument) else ""

    def _send_away(self, caller: Caller) -> Reply | None:
        """One polite sentence to a person, or to a group; then silence."""
        if caller.is_private:
            return Reply(replies.STRANGER) if self._strangers.is_new(caller.key) else None
        return Reply(replies.STRANGE_GROUP) if self._strangers.is_new((caller.chat, 0)) else None

    # ── buttons ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def on_press(self, update: Update, _: Context) -> None:
        """A button. The right to press it is looked up now, whatever it was when the menu was shown."""
        query = update.callback_query
        if query is None:
            return
        if self._is_refused(update):
            await self._answer(query, replies.TOO_MANY)
            return
        caller = _presser(query)
        pressed = await self._pressed(query, caller)
        has_room = not pressed.tells or self._pace.has_room(caller.chat)
        await self._answer(query, pressed.said if has_room else f"{pressed.said} {replies.NO_ROOM}".strip())
        if isinstance(query.message, Message):
            await self._show_again(query.message, pressed)
        if pressed.tells:
            await self._say(caller.destination, pressed.tells)
        if pressed.deletes:
            await self._take_back(caller.chat, pressed.deletes)

    async def _pressed(self, query: CallbackQuery, caller: Caller) -> Pressed:
        standing = await self._rights.standing(caller) if query.message else Standing.STRANGER
        if standing is Standing.STRANGER:
            return Pressed(replies.STRANGER)
        if not await self._rights.may_press(caller, standing):
            return Pressed(replies.NOT_YOURS)
        on_press = self._presses.get((query.data or "")[1:2]) if (query.data or "").startswith(VERSION) else None
        if on_press is None:
            return Pressed(replies.OLD_BUTTON)
        try:
            return await on_press(Press(caller, standing, (query.data or "")[2:]))
        except StateError:
            raise
        except IronwatchError as error:
            return Pressed(mistaken(error))

    async def _show_again(self, message: Message, pressed: Pressed) -> None:
        """Edits the message that carries the button, its text or its buttons alone."""
        if not (pressed.shows or pressed.buttons) or not await self._pace.reply(message.chat.id):
            return
        crash.passing(crash.Step.MENU_EDITING)
        try:
            if shown := pressed.shows:
                await message.edit_text(
                    shown.text, entities=shown.entities, reply_markup=shown.menu, link_preview_options=NO_PREVIEW
                )
            else:
                await message.edit_reply_markup(pressed.buttons)
        except TelegramError as error:
            if not is_unchanged(error):
                log.warning("event=menu_not_edited chat=%d reason=%s", message.chat.id, words_of(error))

    async def _take_back(self, chat: int, messages: Sequence[int]) -> None:
        """Deletes messages of ours, as far as Telegram lets us."""
        for start in range(0, len(messages), _DELETED_AT_ONCE):
            try:
                await self._bot.delete_messages(chat, messages[start : start + _DELETED_AT_ONCE])
            except TelegramError as error:
                log.warning("event=not_deleted chat=%d reason=%s", chat, words_of(error))

    async def _answer(self, query: CallbackQuery, said: str) -> None:
        """Stops the button's clock, with a sentence of at most 200 characters."""
        try:
            await query.answer(said[:200])
        except BadRequest as error:  # too old: nobody waits for it any more
            log.info("event=press_too_old user=%d reason=%s", query.from_user.id, words_of(error))

    # ── the life of a chat ───────────────────────────────────────────────────────────────────────────────────────────

    async def on_member(self, update: Update, _: Context) -> None:
        """The bot was blocked, thrown out, let in, or has other rights than before."""
        if update.my_chat_member:
            await self._life.on_member(update.my_chat_member)

    async def on_error(self, update: object, context: Context) -> None:
        """A surprise, or a disk that refuses: logged, and told to the person who met it."""
        error = context.error or RuntimeError("unknown")
        refused = isinstance(error, StateError)
        trace = None if refused else error
        log.error("event=handler_failed error=%s reason=%s", type(error).__name__, words_of(error), exc_info=trace)
        said = replies.NOT_WRITTEN if refused else replies.WENT_WRONG
        if not isinstance(update, Update):
            return
        if update.callback_query:
            await self._answer(update.callback_query, said)
        elif update.effective_message and not update.my_chat_member:
            await self._say(caller_of(update.effective_message).destination, Reply(said))

    async def _say(self, to: Destination, reply: Reply) -> None:
        chat = int(to.chat)
        if not await self._pace.reply(chat):
            log.warning("event=reply_dropped chat=%d reason=too much is said there", chat)
            return
        try:
            await self._post(chat, to.topic or None, reply)
        except TelegramError as error:
            await self._not_said(to, error)

    async def _post(self, chat: int, topic: int | None, reply: Reply) -> None:
        for name, content in reply.files:
            caption = reply.text if (name, content) == reply.files[0] else None
            await self._bot.send_document(chat, InputFile(content, name), caption=caption, message_thread_id=topic)
        if reply.files:
            return
        await self._bot.send_message(
            chat,
            reply.text,
            entities=reply.entities,
            message_thread_id=topic,
            reply_markup=reply.menu,
            link_preview_options=NO_PREVIEW,
        )

    async def _not_said(self, to: Destination, error: TelegramError) -> None:
        log.warning("event=reply_lost chat=%s reason=%s", to.chat, words_of(error))
        match outcome_of(error):
            case Closed(moved_to=moved_to) if moved_to:
                await self._actions.move_chat(to.chat, moved_to)
            case Closed(why=why):
                await self._actions.close_chat(to, why)
            case TryAgain(why=why, after=after) if after:
                self._pace.hold(int(to.chat), after)
                await self._actions.pause_chat(to.chat, after, why)
            case _:
                return


def _services(staff: Staff, times: Times, rights: Rights) -> tuple[Service, ...]:
    """All that can be done, in the order in which /help tells it."""
    return (
        *(each(staff.actions, times).service for each in (Following, Habitual, Muting, Shifts, Coming)),
        Digesting(staff, times).service,
        Editing(staff).service,
        Refusing(staff, Editing(staff)).service,
        Asking(staff, times).service,
        More(staff, times).service,
        Correcting(staff).service,
        Looking(staff, times, rights.name).service,
        Files(staff).service,
        Feeding(staff.actions, staff.scout).service,
    )


def _by_letter(services: Iterable[Service]) -> dict[str, OnPress]:
    """What each button does, by the letter of its code. Raises ValueError for a letter that two services use."""
    presses: dict[str, OnPress] = {}
    for service in services:
        if twice := presses.keys() & service.presses.keys():
            raise ValueError(f"two kinds of buttons begin with {twice}")
        presses |= service.presses
    return presses


def _presser(query: CallbackQuery) -> Caller:
    """Who presses, and where; a press without its message comes from nowhere."""
    if query.message is None:
        return Caller(0, "", query.from_user.id)
    topic = topic_of(query.message) if isinstance(query.message, Message) else 0
    chat, user = query.message.chat, query.from_user
    return Caller(chat.id, chat.type, user.id, topic, name=name_of(user))
