"""The command line: parse, call the app, print. Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 in use."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.files import feeds, watchlists
from bot.cli.options import Command, perform, settings_of, with_settings
from bot.cli.stories import digest, evidence, ledger, merge, split
from bot.config import is_token, write_environment
from bot.errors import ConfigError, IronwatchError, StateLocked

if TYPE_CHECKING:
    from bot.app.stage import Played


def main() -> None:
    """Runs a command and exits with its code."""
    gc.disable()  # what is imported stays; looking for garbage in it would be a tenth of a start
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read us has left; the last flush goes nowhere
        sys.exit(1)
    except IronwatchError as error:
        click.echo(f"ironwatch: {error}", err=True)
        sys.exit(_exit_code(error))


def _exit_code(error: IronwatchError) -> int:
    if isinstance(error, ConfigError):
        return 2
    return 3 if isinstance(error, StateLocked) else 1


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="ironwatch")
@with_settings
def cli(**_: str | None) -> None:
    """Watches news feeds for terms and tells Telegram chats once per incident."""


@cli.command()
@with_settings
def run(**options: str | None) -> None:
    """Poll, match and deliver until stopped. Without a Telegram token alerts appear here."""
    from bot.app import serving
    from bot.supervisor import Supervisor

    perform(serving.run(settings_of(options), Supervisor.of(os.environ)))


@cli.command()
@click.option("--all", "everything", is_flag=True, help="Every feed, whatever its interval or back-off.")
@click.option("--json", "json_lines", is_flag=True, help="Deliveries as JSON, one a line.")
@with_settings
def once(everything: bool, json_lines: bool, **options: str | None) -> None:  # noqa: FBT001 - click passes flags so
    """Do one round over the feeds that are due, send what may be sent now, and exit."""
    from bot.app import serving
    from bot.terminal import say

    tally = perform(serving.once(settings_of(options), everything=everything, json_lines=json_lines))
    if not json_lines:
        say(
            f"{tally.polled} feeds polled: {tally.unchanged} unchanged, {tally.failed} failed. "
            f"{tally.new} new articles, {tally.with_hits} with hits, {tally.alerts} alerts, {tally.updates} updates."
        )


@cli.command()
def demo() -> None:
    """Play an invented news day through the whole pipeline; no network, no token."""
    from bot.app import stage
    from bot.logs import start_logging

    start_logging("ERROR")
    _show_played("The demo day", perform(stage.demo()))


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), help="Keep the state in this folder (default: a temporary one)."
)
@click.option("--json", "json_lines", is_flag=True, help="Deliveries as JSON, one a line.")
@with_settings
def replay(files: tuple[Path, ...], into: Path | None, json_lines: bool, **options: str | None) -> None:  # noqa: FBT001
    """Play recorded entries (JSONL, also .gz) through the pipeline on their own clock."""
    from bot.app import stage

    played = perform(stage.replay(settings_of(options), files, into=into, json_lines=json_lines))
    if not json_lines:
        _show_played("The replay", played)


def _show_played(title: str, played: Played) -> None:
    from bot.terminal import show_pairs

    tally = played.tally
    pairs = [
        ("entries", f"{tally.entries} from {played.feeds} feeds, {tally.new} of them new articles"),
        ("with hits", f"{tally.with_hits} articles in {tally.stories} stories"),
        ("alerts", f"{tally.alerts}, and {tally.updates} updates"),
        *((f"held back, {reason}", str(count)) for reason, count in sorted(tally.held.items())),
        *(("not told", f"{each.reason.value}: {each.title} ({each.outlet}, {each.at:%-d %b})") for each in played.held),
        *(("failed", f"{feed}: {why}") for feed, why in played.failed),
    ]
    if played.broken_lines:
        pairs.append(("broken lines", f"{played.broken_lines}, skipped"))
    show_pairs(title, pairs)


@cli.command()
@with_settings
def match(**options: str | None) -> None:
    """Match articles (JSONL on stdin: id,title,text,source,language) against the watchlists; JSONL out."""
    from bot.actions import match_rows
    from bot.store.files import read_watchlists

    _print_rows(match_rows(sys.stdin, read_watchlists(settings_of(options).watchlists)))


@cli.command()
def stories() -> None:
    """Group articles (JSONL on stdin: id,title,summary,published,source) into stories; JSONL out."""
    from bot.actions import story_rows
    from bot.app.desk import tables

    _print_rows(story_rows(sys.stdin, tables()))


def _print_rows(rows: Iterable[dict[str, Any] | None]) -> None:
    """Prints each row; says on standard error how many lines were left out."""
    left_out = 0
    for row in rows:
        if row is None:
            left_out += 1
        else:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if left_out:
        click.echo(
            f"ironwatch: {left_out} {'line' if left_out == 1 else 'lines'} skipped: no article in JSON", err=True
        )


def _days(default: int | None) -> Callable[[Command], Command]:
    """The option of commands that look back in the archive."""
    text = "Days to look back from the newest article" + (f" ({default})." if default else " (all).")
    return click.option("--days", type=click.IntRange(1, 36_500), default=default, metavar="N", help=text)


@cli.command("test")
@click.argument("query")
@_days(30)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@with_settings
def back_test(query: str, days: int, as_json: bool, **options: str | None) -> None:  # noqa: FBT001
    """Show what a query would have caught in the archive; `-` reads it from stdin."""
    from bot import backtest
    from bot.answers import back_test_pairs
    from bot.app.upkeep import open_ground
    from bot.terminal import say_json, show_pairs

    settings, query = settings_of(options), _query(query)
    with open_ground(settings) as ground:
        tested = backtest.back_test(query, ground, days)
    if as_json:
        say_json(backtest.back_test_row(tested))
    else:
        show_pairs(f"Back-test of {query}", back_test_pairs(tested, settings.timezone))


@cli.command()
@click.argument("query")
@_days(None)
@click.option("--json", "json_lines", is_flag=True, help="Articles as JSON, one a line.")
@with_settings
def search(query: str, days: int | None, json_lines: bool, **options: str | None) -> None:  # noqa: FBT001
    """Show the newest articles of the archive that a query matches, at most 20."""
    from bot import backtest
    from bot.answers import sample_pairs
    from bot.store.archive import Archive
    from bot.terminal import say_json, show_pairs

    settings, query = settings_of(options), _query(query)
    with closing(Archive(settings.state)) as archive:
        found = backtest.search(query, archive, days)
    if json_lines:
        for sample in found:
            say_json(backtest.sample_row(sample))
    else:
        pairs = [pair for sample in found for pair in sample_pairs(sample, settings.timezone)]
        show_pairs(f"{len(found) or 'No'} newest articles for {query}", pairs)


@cli.command()
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@with_settings
def why(url: str, as_json: bool, **options: str | None) -> None:  # noqa: FBT001
    """Tell every stage of one link: seen, matched, joined, held back, sent; or what it would have taken."""
    from bot import why as explain
    from bot.answers import why_pairs
    from bot.app.desk import tracking
    from bot.app.upkeep import open_ground
    from bot.terminal import say_json, show_pairs

    settings = settings_of(options)
    with open_ground(settings) as ground:
        answer = explain.why(_text(url), ground, tracking())
    if as_json:
        say_json(explain.why_row(answer))
    else:
        show_pairs(answer.url, why_pairs(answer, settings.timezone))


@cli.command()
@click.option("--json", "json_lines", is_flag=True, help="What was looked at as JSON, one a line.")
@with_settings
def doctor(json_lines: bool, **options: str | None) -> None:  # noqa: FBT001
    """Look for what is wrong with this installation, and say what to do; exit 1 when something is."""
    from bot.app.upkeep import examine
    from bot.terminal import say_json, show_table
    from bot.upkeep import HEADINGS, finding_line, finding_row

    findings = examine(settings_of(options, check=False), Path.cwd())
    if json_lines:
        for finding in findings:
            say_json(finding_row(finding))
    else:
        show_table(HEADINGS, map(finding_line, findings))
    sys.exit(any(finding.remedy for finding in findings))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@with_settings
def stats(as_json: bool, **options: str | None) -> None:  # noqa: FBT001
    """Count what is remembered: articles, hits, stories, messages, terms, feeds."""
    from bot.store.care import Care
    from bot.terminal import say_json, show_pairs
    from bot.upkeep import stats_pairs, stats_row

    settings = settings_of(options)
    with closing(Care(settings.state)) as care:
        counted = care.stats()
    if as_json:
        say_json(stats_row(counted))
    else:
        show_pairs(f"What {settings.state} holds", stats_pairs(counted, settings.timezone))


@cli.command()
@with_settings
def setup(**options: str | None) -> None:
    """Connect Telegram: ask for the token, find the owner, write .env and send a test alert."""
    from bot.feeds.wire import Wire
    from bot.store.folder import hold
    from bot.telegram.setup import Questions, introduce

    async def introduced() -> tuple[int, str]:
        async with Wire() as wire:
            return await introduce(wire.ask, settings.telegram_api, Questions(_ask_token, _is_you, click.echo))

    settings = settings_of(options, check=False)
    with hold(settings.state):  # a running service would hear what is meant for us
        owner, token = perform(introduced())
    owners = ",".join(map(str, sorted(settings.owners | {owner})))
    write_environment(Path(".env"), {"BOT_TELEGRAM_TOKEN": token, "BOT_OWNERS": owners})
    click.echo("Wrote .env, for your eyes only. A test alert is in your chat. Start with: ironwatch run")


def _is_you(question: str) -> bool:
    """Whether the person at the terminal says yes; without a terminal there is nobody to deny it."""
    return not sys.stdin.isatty() or click.confirm(question, default=True)


def _ask_token() -> str:
    """The token that a person types, unseen where there is a terminal. Asks again for what is none."""
    while True:
        said = click.prompt("Token from @BotFather", hide_input=sys.stdin.isatty(), prompt_suffix=": ").strip()
        if is_token(said):
            return said
        click.echo("That is no bot token; copy the whole line that @BotFather gave, 123456:ABC…", err=True)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_settings
def backup(file: Path, **options: str | None) -> None:
    """Copy the database to FILE and check the copy; works beside a running service."""
    from bot.store.backups import back_up
    from bot.terminal import say

    size = back_up(settings_of(options).state, file)
    say(f"wrote {file}: {size / 1024**2:,.1f} MB, whole")


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_settings
def restore(file: Path, **options: str | None) -> None:
    """Put a backup in the place of the database, which is set aside; stop the service first."""
    from bot.app.upkeep import bring_back
    from bot.terminal import say

    restored = bring_back(settings_of(options), file)
    newest = f", the last of {restored.newest:%-d %b %Y %H:%M} UTC" if restored.newest else ""
    say(f"restored {file}: {restored.articles:,} articles{newest}")
    if restored.aside:
        say(f"the database before is now {restored.aside}")


def _query(given: str) -> str:
    """A query as it was given: `-` stands for standard input. Raises QueryError before anything is opened."""
    from bot.core.query import MAX_CHARS, parse

    if given == "-":
        given = sys.stdin.buffer.read(MAX_CHARS * 4 + 4).decode("utf-8", "replace").strip("\r\n")
    parse(query := _text(given))
    return query


def _text(given: str) -> str:
    """What was given, fit to be stored and printed."""
    return given.encode("utf-8", "replace").decode()


for command in (feeds, watchlists, split, merge, digest, ledger, evidence):
    cli.add_command(command)
