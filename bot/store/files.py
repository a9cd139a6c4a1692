"""The shared watchlist files: YAML text in, a checked Watchlist out, every mistake with its file and line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bot.changes import OWN, is_own
from bot.core.query import compile_term
from bot.errors import ConfigError, QueryError
from bot.model import Context, Priority, Term, Undecided, Watchlist
from bot.store.nodes import Fields

MAX_BYTES = 1 << 20
MAX_PASSAGE_WORDS = 10  # as much as may be quoted of the published piece

_LIST_KEYS = ("watchlist", "title", "about", "context", "undecided", "trusted", "terms")
CONTEXT_KEYS = ("title", "author", "publisher", "date", "url")
TERM_KEYS = ("term", "priority", "any", "ambiguous", "with", "without", "query", "note", "passage", "undecided")


def watchlist_paths(folder: Path) -> tuple[Path, ...]:
    """Every `*.yaml` in a folder, by name; files whose name starts with a dot are left out.

    Raises ConfigError when there is no such folder or no such file.
    """
    if not (paths := yaml_files(folder)):
        raise ConfigError(str(folder), "holds no watchlist: put a .yaml file there, such as iron-brother.yaml")
    return paths


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """The same, and none is no mistake. Raises ConfigError when there is no such folder."""
    if not folder.is_dir():
        raise ConfigError(str(folder), "is no folder: make it, or name another one with --watchlists")
    return tuple(sorted(path for path in folder.glob("*.yaml") if not path.name.startswith(".")))


def read_watchlists(folder: Path) -> tuple[Watchlist, ...]:
    """The watchlists of a folder, by file name.

    Raises ConfigError when the folder or a file cannot be read, holds no watchlist, or two files have one name.
    """
    found: dict[str, tuple[str, Watchlist]] = {}
    for path in watchlist_paths(folder):
        watchlist, line = _parse(read_text(path), str(path))
        check_shared(watchlist, f"{path}:{line}")
        if watchlist.name in found:
            first = found[watchlist.name][0]
            raise ConfigError(f"{path}:{line}", f"{first} is called {watchlist.name} already: choose another name")
        found[watchlist.name] = path.name, watchlist
    return tuple(watchlist for _, watchlist in found.values())


def check_shared(watchlist: Watchlist, where: str) -> None:
    """Raises ConfigError for a name that is kept for chats' own lists."""
    if watchlist.name.casefold() == OWN or is_own(watchlist.name):
        raise ConfigError(where, f"{watchlist.name} is what chats call their own list: choose another name")


def read_watchlist(path: Path) -> Watchlist:
    """The watchlist of one file. Raises ConfigError at `path:line` for a mistake, at `path` when it cannot be read."""
    return parse_watchlist(read_text(path), str(path))


@lru_cache(maxsize=16)  # a change from a chat reads the text before and the text after several times
def parse_watchlist(text: str, where: str) -> Watchlist:
    """The watchlist that a YAML text holds. Raises ConfigError at `where:line` that says what to do."""
    return _parse(text, where)[0]


def read_text(path: Path) -> str:
    """The text of a watchlist file. Raises ConfigError when it cannot be read, is no UTF-8 or is larger than 1 MiB."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}") from error
    _check_size(len(raw), str(path))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}", "this is not UTF-8: save the file in that encoding") from None


@lru_cache(maxsize=16)  # a start checks the files before it makes anything, and then reads them
def _parse(text: str, where: str) -> tuple[Watchlist, int]:
    """The watchlist, and the line that names it."""
    from bot.store.yamltext import read_nodes  # late: its library costs 0.1 s, which most commands need not pay

    _check_size(len(text.encode("utf-8", "surrogatepass")), where)
    fields = Fields(read_nodes(text, where), where, _LIST_KEYS)
    watchlist = Watchlist(
        name=fields.name("watchlist"),
        title=fields.text("title"),
        about=fields.text("about"),
        context=_context(fields.inner("context", CONTEXT_KEYS)),
        undecided=fields.choice("undecided", Undecided) or Undecided.TRUSTED,
        trusted=fields.texts("trusted"),
        terms=_terms(fields),
    )
    return watchlist, fields.line("watchlist")


def _check_size(size_bytes: int, where: str) -> None:
    if size_bytes > MAX_BYTES:
        raise ConfigError(f"{where}:1", f"is larger than {MAX_BYTES} bytes: split it into several watchlists")


def _context(fields: Fields) -> Context:
    url = fields.text("url")
    if url and not url.startswith(("https://", "http://")):
        raise fields.error("url", "must be a web address that starts with https://")
    title, author, publisher, date = (fields.text(key) for key in ("title", "author", "publisher", "date"))
    return Context(title=title, author=author, publisher=publisher, date=date, url=url)


def _terms(parent: Fields) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    lines: dict[str, int] = {}
    for fields in parent.entries("terms", TERM_KEYS):
        term = _term(fields)
        key = term.name.casefold()
        if key in terms:
            raise fields.error("term", f"stands here a second time, first on line {lines[key]}: rename or remove one")
        terms[key], lines[key] = term, fields.line("term")
    return tuple(terms.values())


def _term(fields: Fields) -> Term:
    term = Term(
        name=fields.name("term"),
        priority=fields.choice("priority", Priority) or Priority.NORMAL,
        any=fields.texts("any"),
        ambiguous=fields.texts("ambiguous"),
        with_=fields.texts("with"),
        without=fields.texts("without"),
        query=fields.paragraph("query"),
        note=fields.text("note"),
        passage=fields.text("passage"),
        undecided=fields.choice("undecided", Undecided),
    )
    if not (term.any or term.ambiguous or term.query):
        raise fields.error("term", "watches nothing: give it `any`, `ambiguous` or `query`")
    if len(term.passage.split()) > MAX_PASSAGE_WORDS:
        raise fields.error("passage", f"has more than {MAX_PASSAGE_WORDS} words: quote less")
    try:
        compile_term(term)
    except QueryError as error:
        raise fields.error_at(error.query, str(error)) from None
    return term
