"""The commands about stories as a whole: what a person corrects in them, and what is kept of them."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import click

from bot.cli.options import perform, settings_of, with_settings
from bot.errors import ConfigError
from bot.model import Destination

_FILE = click.Path(path_type=Path, dir_okay=False)
_STORY = re.compile("[a-z2-7]{10}")  # base32; also keeps paths out of the names of files


@click.command()
@click.argument("story")
@click.argument("article")
@with_settings
def split(story: str, article: str, **options: str | None) -> None:
    """Make an article (its link) a story of its own, with the copies of it; of a merged story, what was merged.

    Works beside a running `run`, which corrects the messages within seconds.
    """
    from bot.app.desk import tracking
    from bot.store.archive import Archive
    from bot.store.store import Store
    from bot.terminal import say
    from bot.why import known_article

    settings = settings_of(options)
    with closing(Archive(settings.state)) as archive:
        found = known_article(article, archive, tracking())
    with closing(Store(settings.state)) as store:
        new, count = store.split(story, found.id, datetime.now(UTC))
    say(f"{new} is a story of its own now, with {count} {'article' if count == 1 else 'articles'} of {story}")


@click.command()
@click.argument("story")
@click.argument("other")
@with_settings
def merge(story: str, other: str, **options: str | None) -> None:
    """Make one story of two: the second continues in the first, and so does what comes later.

    Works beside a running `run`, which corrects the messages within seconds.
    """
    from bot.store.archive import Archive
    from bot.store.store import Store
    from bot.terminal import say

    settings = settings_of(options)
    Archive(settings.state).close()  # says what to do where there is nothing to correct
    with closing(Store(settings.state)) as store:
        into = store.merge(story, other, datetime.now(UTC))
    say(f"{other} continues in {into}")


@click.command()
@click.option("--csv", "as_csv", is_flag=True, help="As CSV, with a line of headings.")
@click.option("--json", "json_lines", is_flag=True, help="As JSON, one incident a line.")
@with_settings
def ledger(as_csv: bool, json_lines: bool, **options: str | None) -> None:  # noqa: FBT001 - click passes flags so
    """List the incidents: when, where, to whom, claimed by whom, how many, and who says so."""
    from bot.incidents import FIELDS, csv_lines, incident_cells, incident_row
    from bot.store.archive import Archive
    from bot.terminal import say, say_json, show_table

    with closing(Archive(settings_of(options).state)) as archive:
        incidents = archive.ledger()
    if json_lines:
        for each in incidents:
            say_json(incident_row(each))
    elif as_csv:
        for line in csv_lines(incidents):
            say(line)
    else:
        show_table(FIELDS, map(incident_cells, incidents))


@click.command()
@click.option("--chat", metavar="CHAT", help="What this chat gets (CHAT/TOPIC: that topic); else all watchlists.")
@click.option("--days", type=click.IntRange(1, 3_660), default=1, metavar="N", help="How many days (1).")
@click.option("--until", metavar="DATE", help="The last day counted in, such as 2026-03-03 (today).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--html", type=_FILE, metavar="FILE", help="Also write a page to hand on, with chart and ledger.")
@click.option("--png", type=_FILE, metavar="FILE", help="Also write the chart: stories a day for fourteen days.")
@with_settings
def digest(  # noqa: PLR0913
    chat: str | None,
    days: int,
    until: str | None,
    *,
    as_json: bool,
    html: Path | None,
    png: Path | None,
    **options: str | None,
) -> None:
    """Sum a day up: stories, tolls, what changed, what could not be seen. Of more days with the ledger. Sends nothing.

    Works beside a running `run`.
    """
    from bot.app.upkeep import draw_chart, open_press
    from bot.core.records import digest_record
    from bot.handout import handout
    from bot.store.papers import write_paper
    from bot.terminal import say_json, show_digest

    here, last = _destination(chat), _day(until)
    settings = settings_of(options)
    now = datetime.now(UTC)
    with open_press(settings) as press:
        made = press.asked(here, days, last, now)
        zone = press.zone_of(here)
    if as_json:
        say_json(digest_record(made.digest))
    else:
        show_digest(made.digest, zone, now)
    if html:
        write_paper(html, handout(made, now, zone).encode(), "--html")
    if png:
        write_paper(png, perform(draw_chart(made.chart, zone)), "--png")


def _destination(chat: str | None) -> Destination | None:
    if chat is None:
        return None
    name, _, topic = chat.partition("/")
    if topic and not topic.isdecimal():
        raise ConfigError("--chat", "name a chat by its number, a topic of it as CHAT/TOPIC")
    return Destination(name, int(topic or 0))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError("--until", "is no day; write one such as 2026-03-03") from error


@click.command()
@click.argument("story")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FOLDER", help="Where the files go.")
@with_settings
def evidence(story: str, out: Path, **options: str | None) -> None:
    """Write a story's record to FOLDER, as STORY.csv and as STORY.html, a page of its own.

    Addresses, times, quotes, tolls with their sources, how the story grew, what was sent when, and hashes.
    """
    from bot.evidence import papers
    from bot.store.archive import Archive
    from bot.store.papers import write_papers
    from bot.terminal import say

    if not _STORY.fullmatch(story):
        raise ConfigError(
            "STORY", "ten letters and digits name one: `ironwatch ledger --json` lists those of incidents"
        )
    with closing(Archive(settings_of(options).state)) as archive:
        found = archive.evidence(story)
    written = papers(found, datetime.now(UTC))
    write_papers(out, written)
    say(f"wrote {' and '.join(written)} to {out}")
