"""The commands that look after the files that people edit: the feeds and the watchlists."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.cli.options import perform, settings_of, with_settings


@click.group()
def feeds() -> None:
    """Look after the feeds."""


@feeds.command("list")
@with_settings
def list_feeds(**options: str | None) -> None:
    """List the feeds of the OPML: group, title, address."""
    from bot.feeds.opml import read_opml
    from bot.terminal import show_table

    found = read_opml(settings_of(options).feeds)
    show_table(("Group", "Feed", "Address"), [(feed.group, feed.title, feed.url) for feed in found])


@feeds.command("check")
@with_settings
def check_feeds(**options: str | None) -> None:
    """Ask every feed once: status, format, entries, age of the newest, time."""
    from bot.app import reading

    perform(reading.check_feeds(settings_of(options)))


@feeds.command("add")
@click.argument("url")
@with_settings
def add_feed(url: str, **options: str | None) -> None:
    """Add a feed to the OPML: its address, or that of a page that names it. It is tried first."""
    from bot.app import reading
    from bot.feeds.opmledit import add_feeds
    from bot.terminal import say

    settings = settings_of(options)
    feed = perform(reading.find_feed(settings, url))
    added = add_feeds(settings.feeds, [feed])
    say(f"{feed.title or feed.url}: {feed.url} {'is polled from now on' if added else 'is polled already'}")


@feeds.command("remove")
@click.argument("url")
@with_settings
def remove_feed(url: str, **options: str | None) -> None:
    """Take a feed out of the OPML; what it brought stays."""
    from bot.feeds import opmledit
    from bot.terminal import say

    gone = opmledit.remove_feed(settings_of(options).feeds, url)
    say(f"{gone.title or gone.url} is polled no longer")


@feeds.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@with_settings
def import_feeds(file: Path, **options: str | None) -> None:
    """Add the feeds of another OPML file that are not polled yet."""
    from bot.feeds.opml import read_opml
    from bot.feeds.opmledit import add_feeds
    from bot.terminal import say

    found = read_opml(file)
    say(f"{add_feeds(settings_of(options).feeds, found)} of {len(found)} feeds are new")


@feeds.command("export")
@with_settings
def export_feeds(**options: str | None) -> None:
    """Write an OPML document of the feeds to standard output."""
    from bot.feeds.opml import read_opml, write_opml
    from bot.terminal import say

    say(write_opml(read_opml(settings_of(options).feeds)).rstrip())


@click.group()
def watchlists() -> None:
    """Look after the watchlists."""


@watchlists.command("list")
@with_settings
def list_watchlists(**options: str | None) -> None:
    """List the watchlists and their terms."""
    from bot.store.files import read_watchlists
    from bot.terminal import show_table

    found = read_watchlists(settings_of(options).watchlists)
    rows = [(each.name, term.name, term.priority.value, term.note) for each in found for term in each.terms]
    show_table(("Watchlist", "Term", "Priority", "Note"), rows)


@watchlists.command("check")
@with_settings
def check_watchlists(**options: str | None) -> None:
    """Check every watchlist file; the first mistake is named with its line."""
    from bot.store.files import read_watchlists
    from bot.terminal import say

    for each in read_watchlists(settings_of(options).watchlists):
        say(f"{each.name}: {len(each.terms)} terms, fine")


@watchlists.command("schema")
@with_settings
def write_watchlist_schema(**options: str | None) -> None:
    """Write watchlist.schema.json beside the watchlists, for editors that complete and check."""
    from bot.store.schemafile import write_schema
    from bot.terminal import say

    say(f"wrote {write_schema(settings_of(options).watchlists)}")


@watchlists.command("export")
@click.argument("name")
@with_settings
def export_watchlist(name: str, **options: str | None) -> None:
    """Print the watchlist NAME as its file has it."""
    from bot.store.shared import find_shared

    _, text = find_shared(settings_of(options).watchlists, name)
    sys.stdout.buffer.write(text.encode())


@watchlists.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@with_settings
def import_watchlist(file: Path, **options: str | None) -> None:
    """Check the watchlist in FILE (`-`: stdin), save it among the others or over its namesake, and say what changed."""
    from bot.core.difference import difference
    from bot.store.edits import save_watchlist
    from bot.store.files import read_text
    from bot.terminal import say

    text = read_text(Path("/dev/stdin") if str(file) == "-" else file)
    saved = save_watchlist(settings_of(options).watchlists, text, str(file))
    say(f"wrote {saved.path}: {difference(saved.before, saved.after)}")
