"""The watchlist files: what is read, what is refused, and that the error names the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.model import Context, Priority, Term, Undecided
from bot.store.files import parse_watchlist, read_watchlist, read_watchlists
from bot.store.shared import read_shared

WHOLE = """\
# a comment
watchlist: harbour
title: Harbour
about: Ships that come late
context:
  title: "The Harbour: a story"
  author: A. Writer
  publisher: The Example
  date: 2026-01-26
  url: https://example.org/harbour
undecided: alert
trusted: [Harbour Post, quay.example]
terms:
  - term: Storm
    priority: urgent
    any: [great storm, بڑا طوفان, 大风暴]
    ambiguous: [STM]
    with: [sea, wind*]
    without: [coffee]
    note: Our own words.
    passage: the sea rose
    undecided: silent
  - term: Fog
    query: >-
      fog NEAR/3 (bank OR
      wall)
"""
MIB = 1024 * 1024
SMALL = "watchlist: w\nterms:\n  - term: T\n    any: [{}]\n"


def refused(text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        parse_watchlist(text, "w.yaml")
    return caught.value


def test_every_key_arrives_in_its_place() -> None:
    watchlist = parse_watchlist(WHOLE, "w.yaml")

    assert (watchlist.name, watchlist.title, watchlist.about) == ("harbour", "Harbour", "Ships that come late")
    assert watchlist.undecided is Undecided.ALERT
    assert watchlist.trusted == ("Harbour Post", "quay.example")
    assert watchlist.context == Context(
        "The Harbour: a story", "A. Writer", "The Example", "2026-01-26", "https://example.org/harbour"
    )
    assert watchlist.terms[0] == Term(
        name="Storm",
        priority=Priority.URGENT,
        any=("great storm", "بڑا طوفان", "大风暴"),
        ambiguous=("STM",),
        with_=("sea", "wind*"),
        without=("coffee",),
        note="Our own words.",
        passage="the sea rose",
        undecided=Undecided.SILENT,
    )


def test_a_folded_query_becomes_one_line() -> None:
    assert parse_watchlist(WHOLE, "w.yaml").terms[1] == Term(name="Fog", query="fog NEAR/3 (bank OR wall)")


def test_what_is_left_out_takes_the_quiet_default() -> None:
    watchlist = parse_watchlist(SMALL.format("fog"), "w.yaml")

    assert (watchlist.undecided, watchlist.context, watchlist.trusted) == (Undecided.TRUSTED, Context(), ())
    assert (watchlist.terms[0].priority, watchlist.terms[0].undecided) == (Priority.NORMAL, None)


@pytest.mark.parametrize(
    "scalar",
    ["NO", "on", "yes", "12:30", "2026-01-26", "007", "0o17", "1e3", "TRUE", "null", "~1", ".inf", "1_000"],
)
def test_a_scalar_stays_the_text_it_is(scalar: str) -> None:
    assert parse_watchlist(SMALL.format(scalar), "w.yaml").terms[0].any == (scalar,)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("just words", 1, "keys belong here"),
        ("terms:\n  - term: T\n    any: [x]\n", 1, "`watchlist` is missing"),
        ("watchlist: w\n", 1, "`terms` is missing"),
        ("watchlist: w\nterms:\n", 2, "`terms` must be a list"),
        ("watchlist: w\nterms: []\n", 2, "`terms` must be a list"),
        ("watchlist: w\nterms:\n  - Storm\n", 3, "keys belong here"),
        ("watchlist: w\nterms:\n  - any: [x]\n", 3, "`term` is missing"),
        ("watchlist: w\nterms:\n  - term: T\n    note: n\n", 3, "watches nothing"),
        ("watchlist: w\nterms:\n  - term: T\n    with: [a]\n    without: [b]\n", 3, "watches nothing"),
        ("watchlist: w\nterms:\n  - term: T\n    any: []\n", 3, "watches nothing"),
        ("watchlist: w\ntrusteds: [a]\n", 2, "did you mean `trusted`?"),
        ("watchlist: w\nzzz: 1\n", 2, "known are watchlist, title"),
        ("watchlist: w\nterms:\n  - term: T\n    any: [x]\n    prority: urgent\n", 5, "did you mean `priority`?"),
        ("watchlist: w\ncontext:\n  link: x\nterms: []\n", 3, "'link' is no key here"),
        ("watchlist: w\nterms:\n  - term: T\n    any: [x]\n    priority: urgnt\n", 5, "did you mean `urgent`?"),
        ("watchlist: w\nundecided: maybe\nterms:\n  - {term: T, any: [x]}\n", 2, "trusted, alert, silent"),
        (
            SMALL.format("x") + "  - term: U\n    any: [y]\n  - term: t\n    any: [z]\n",
            7,
            "second time, first on line 3",
        ),
        ("watchlist: w\nwatchlist: v\n", 2, "stands twice, first on line 1"),
        ("watchlist: w\nterms:\n  - term: T\n    any: x\n", 4, "`any` must be a list"),
        ("watchlist: w\nterms:\n  - term: T\n    any:\n      - x\n      - y: z\n", 6, "each of `any` must be text"),
        ("watchlist: w\nterms:\n  - term: T\n    any:\n      - x\n      - ''\n", 6, "visible text"),
        ('watchlist: w\nterms:\n  - term: T\n    any:\n      - x\n      - "a\\u202eb"\n', 6, "visible text"),
        ('watchlist: w\nterms:\n  - term: T\n    any: ["a\\nb"]\n', 4, "visible text"),
        ("watchlist: w\nterms:\n  - term: [T]\n    any: [x]\n", 3, "`term` must be text"),
        ("watchlist: w\nterms:\n  - term: ''\n    any: [x]\n", 3, "1 to 64 characters"),
        ("watchlist: w\nterms:\n  - term: " + 65 * "x" + "\n    any: [x]\n", 3, "1 to 64 characters"),
        ('watchlist: w\ntitle: "a\\ab"\n', 2, "invisible character"),
        ('watchlist: w\ntitle: "a\\ud800"\n', 2, "invisible character"),
        ("watchlist: w\nabout: |\n  one\n  two\n", 2, "must be one line"),
        (SMALL.format("x") + "    passage: 1 2 3 4 5 6 7 8 9 10 11\n", 5, "more than 10 words"),
        ("watchlist: w\ncontext:\n  title: t\n  url: javascript:alert(1)\n", 4, "https://"),
        ("? [a]\n: b\n", 1, "a key must be a word"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, line: int, words: str) -> None:
    error = refused(text if "terms" in text or line == 1 else text + "terms:\n  - term: T\n    any: [x]\n")

    assert error.where == f"w.yaml:{line}"
    assert words in error.what


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("watchlist: w\nterms: &all\n  - term: T\n", 2, "the anchor 'all' is not taken"),
        ("watchlist: w\nterms: *all\n", 2, "the alias 'all' is not taken"),
        ("watchlist: !!str w\n", 1, "tags (!) are not taken"),
        ("watchlist: w\nterms: !!python/object:os.system []\n", 2, "tags (!) are not taken"),
        ("watchlist: w\n<<: {title: t}\n", 2, "merge keys (<<) are not taken"),
        ("watchlist: w\n---\nwatchlist: v\n", 2, "a second document"),
        ("a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 12)), 9, "nested deeper than 8"),
        ("watchlist: w\nterms: [[[[[[[[[[]]]]]]]]]]\n", 2, "nested deeper than 8"),
        ('watchlist: w\ntitle: "no end\nterms: x\n', 2, "end of stream"),
        ("watchlist: w\ntitle: a\x07b\n", 2, "#x0007 is not allowed"),
        ("watchlist: w\n\ttitle: t\n", 2, "cannot start any token"),
        ('watchlist: "\\UFFFFFFFF"\n', 1, "no YAML"),
        (f"%YAML 1.{5000 * '9'}\n---\nwatchlist: w\n", 1, "no YAML"),
    ],
)
def test_yaml_beyond_our_need_is_refused(text: str, line: int, words: str) -> None:
    error = refused(text)

    assert error.where == f"w.yaml:{line}"
    assert words in error.what


@pytest.mark.parametrize("bomb", [500_000 * "[", 250_000 * "{a: ", 250_000 * "- ", 250_000 * "? "])
def test_a_bomb_of_nesting_is_refused_before_it_is_read(bomb: str) -> None:
    assert "nested deeper" in refused(bomb).what


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    rows = [f"a{n}: &a{n} [{', '.join(9 * [f'*a{n - 1}'])}]" for n in range(1, 30)]

    assert refused("a0: &a0 x\n" + "\n".join(rows)).where == "w.yaml:1"


def test_a_text_beyond_the_limit_is_not_parsed() -> None:
    assert "larger than" in refused("#" * (MIB + 1)).what


def test_the_limit_counts_bytes() -> None:
    assert "larger than" in refused("# " + "中" * (MIB // 3)).what


@pytest.mark.parametrize(
    "query", ['"great storm" AND sea', "title: storm", "[a", "{a", "*storm", "@storm", "!storm", "a: b", "[a, b]"]
)
def test_a_query_that_yaml_cannot_hold_plain_says_what_to_write(query: str) -> None:
    error = refused(f"watchlist: w\nterms:\n  - term: T\n    query: {query}\n")

    assert error.where == "w.yaml:4"
    assert "write `query: >-`" in error.what


@pytest.mark.parametrize(
    ("term", "line", "words"),
    [
        ("    query: storm AND (sea\n", 4, "column 11: this ( is never closed"),
        ("    any: [sea]\n    query: >-\n      storm AND\n      (sea\n", 5, "column 11: this ( is never closed"),
        ("    any:\n      - sea\n      - st*rm\n", 6, "only at the end"),
        ("    any: [sea]\n    with:\n      - wind\n      - '?!'\n", 7, "no word to look for"),
    ],
)
def test_a_mistake_in_a_query_or_alias_is_named_with_its_own_line(term: str, line: int, words: str) -> None:
    error = refused(f"watchlist: w\nterms:\n  - term: T\n{term}")

    assert error.where == f"w.yaml:{line}"
    assert words in error.what


def test_the_same_trap_elsewhere_says_nothing_of_queries() -> None:
    assert "query" not in refused('watchlist: w\ntitle: "great" storm\nterms: []\n').what


@pytest.mark.parametrize("name", ["a\nb" * 30, "\u202eevil", "x" * 500])
def test_an_error_shows_hostile_words_short_and_on_one_line(name: str) -> None:
    said = str(refused(f"{name!r}: 1\n".replace("'", '"')))

    assert len(said) < 300
    assert said.isprintable()


def test_a_file_is_read_with_its_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.format("fog").replace("\n", "\r\n").encode())

    assert read_watchlist(path).terms[0].any == ("fog",)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_bytes(b"watchlist: w\ntitle: caf\xe9\n")

    with pytest.raises(ConfigError, match=re.escape(f"{path}:2: this is not UTF-8")):
        read_watchlist(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_bytes(b"#" * (MIB + 1))

    with pytest.raises(ConfigError, match="larger than"):
        read_watchlist(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape(f"{tmp_path / 'no.yaml'}: cannot be read")):
        read_watchlist(tmp_path / "no.yaml")


def test_a_folder_gives_its_watchlists_by_file_name(tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden"):
        (tmp_path / f"{name}.yaml").write_text(SMALL.format("x").replace("list: w", f"list: of-{name}"))
    (tmp_path / "feeds.opml").write_text("<opml/>")

    assert [watchlist.name for watchlist in read_watchlists(tmp_path)] == ["of-a", "of-b"]


@pytest.mark.parametrize("name", ["own", "Own", "own:3"])
def test_a_file_cannot_take_the_name_of_chats_own_lists(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").write_text(SMALL.format("x").replace("list: w", f"list: {name}"))
    with pytest.raises(ConfigError, match="own list: choose another name"):
        read_watchlists(tmp_path)
    assert len(read_shared(tmp_path, {}).lost) == 1


def test_two_files_cannot_have_one_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SMALL.format("x"))
    (tmp_path / "b.yaml").write_text("# mine\n" + SMALL.format("y"))

    with pytest.raises(ConfigError, match=re.escape(f"{tmp_path / 'b.yaml'}:2: a.yaml is called w already")):
        read_watchlists(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no folder"):
        read_watchlists(tmp_path / "nowhere")


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no watchlist"):
        read_watchlists(tmp_path)


SHAPES = st.text(st.sampled_from("ab:-[]{}>|'\"&*!%#?,\n \t~<\\0"), max_size=40)


@example("\ud800")
@example("\x00")
@example("? ")
@given(st.one_of(st.text(max_size=60), SHAPES, SHAPES.map(lambda tail: SMALL.format("x") + "    query: " + tail)))
def test_any_text_is_a_watchlist_or_an_error_with_a_line(text: str) -> None:
    try:
        watchlist = parse_watchlist(text, "w.yaml")
    except ConfigError as error:
        outcome = str(error)
    else:
        outcome = f"w.yaml:1: {watchlist.name} has {len(watchlist.terms)}"

    assert re.fullmatch(r"w\.yaml:[1-9]\d*: .+", outcome)


@given(st.lists(st.text(st.characters(categories=["L", "Nd", "Pd"]), max_size=9).map("a".__add__), min_size=1))
def test_every_visible_alias_survives_quoting(aliases: list[str]) -> None:
    quoted = ", ".join("'" + alias.replace("'", "''") + "'" for alias in aliases)

    assert parse_watchlist(SMALL.format(quoted), "w.yaml").terms[0].any == tuple(aliases)


SHIPPED = Path(__file__).parents[1] / "watchlists" / "iron-brother.yaml"


def test_the_shipped_watchlist_names_the_five_terms_of_the_op_ed() -> None:
    names = [term.name for term in read_watchlist(SHIPPED).terms]

    assert names[:5] == ["CPEC", "Dasu", "BLA", "ISIS-K", "Chinese nationals Pakistan"]


@pytest.mark.parametrize("script", ["[؀-ۿ]", "[一-鿿]", "[ऀ-ॿ]"])
def test_each_of_the_five_is_watched_in_urdu_chinese_and_hindi(script: str) -> None:
    five = read_watchlist(SHIPPED).terms[:5]

    assert all(re.search(script, " ".join((*term.any, term.query))) for term in five)


def test_every_shipped_term_carries_a_note() -> None:
    assert all(term.note for term in read_watchlist(SHIPPED).terms)
