"""Watchlist files that the bot changes: the term that was meant, and not one byte beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.difference import Difference, difference
from bot.errors import ConfigError
from bot.model import Context, Priority, Term, Undecided, Watchlist
from bot.store.edits import rewrite, save_watchlist, with_term, without_term
from bot.store.files import parse_watchlist
from bot.store.written import watchlist_text

FILE = """\
# ours
watchlist: w   # its name
terms:
  # the first
  - term: Storm
    # what always counts
    any: [great storm,
      gale]   # more to come
    with: [sea]  # calm
    query: >-
      storm
      AND sea
    # quiet
    note: Wind

  - term: Fog
    any:
      - fog
      # thick
      - mist
# the end
"""
STORM = Term("Storm", any=("great storm", "gale"), with_=("sea",), query="storm AND sea", note="Wind")
FOG = Term("Fog", any=("fog", "mist"))


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, between what is alike at both ends."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return old[start : len(old) - end], new[start : len(new) - end]


def _alike(old: list[str], new: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


# ── one change ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "went", "came"),
    [
        (replace(STORM, note="Wind: much"), ["    note: Wind\n"], ['    note: "Wind: much"\n']),
        (replace(STORM, note=""), ["    note: Wind\n"], []),
        (replace(STORM, with_=()), ["    with: [sea]  # calm\n"], []),
        (replace(STORM, with_=("sea", "b, c")), ["    with: [sea]  # calm\n"], ['    with: [sea, "b, c"]\n']),
        (
            replace(STORM, any=("gale",)),
            ["    any: [great storm,\n", "      gale]   # more to come\n"],
            ["    any: [gale]\n"],
        ),
        (
            replace(STORM, query="gale*"),
            ["    query: >-\n", "      storm\n", "      AND sea\n"],
            ["    query: gale*\n"],
        ),
        (replace(STORM, priority=Priority.URGENT), [], ["    priority: urgent\n"]),
        (replace(STORM, undecided=Undecided.SILENT, passage="p"), [], ["    passage: p\n", "    undecided: silent\n"]),
        (
            replace(FOG, any=("fog",)),
            ["    any:\n", "      - fog\n", "      # thick\n", "      - mist\n"],
            ["    any: [fog]\n"],
        ),
        (Term("Hail", any=("hail",)), [], ["\n", "  - term: Hail\n", "    any: [hail]\n"]),
    ],
)
def test_only_the_lines_of_what_changes_are_written(term: Term, went: list[str], came: list[str]) -> None:
    after = with_term(FILE, "w.yaml", term)

    assert changed(FILE, after) == (went, came)
    assert term in parse_watchlist(after, "w.yaml").terms


def test_the_blank_line_below_a_folded_query_stays() -> None:
    text = FILE.replace("    # quiet\n    note: Wind\n", "")

    went, came = changed(text, with_term(text, "w.yaml", replace(STORM, query="gale", note="")))

    assert (went, came) == (["    query: >-\n", "      storm\n", "      AND sea\n"], ["    query: gale\n"])


def test_a_term_is_renamed_in_its_place() -> None:
    after = with_term(FILE, "w.yaml", replace(STORM, name="Tempest"), instead="storm")

    assert changed(FILE, after) == (["  - term: Storm\n"], ["  - term: Tempest\n"])


def test_a_removed_term_takes_only_its_own_lines_along() -> None:
    went, came = changed(FILE, without_term(FILE, "w.yaml", "fog"))

    assert (went[0], went[-1], came) == ("  - term: Fog\n", "      - mist\n", [])


def test_a_list_as_far_left_as_its_key_is_changed_too() -> None:
    text = FILE.replace("      - fog\n      # thick\n      - mist", "    - fog\n    - mist\n    note: Air")

    went, came = changed(text, with_term(text, "w.yaml", Term("Fog", any=("fog",), note="Air")))

    assert (went, came) == (["    any:\n", "    - fog\n", "    - mist\n"], ["    any: [fog]\n"])


def test_a_term_on_one_line_is_written_anew() -> None:
    text = "watchlist: w\nterms:\n- {term: Fog, any: [fog]}   # one\n- {term: Hail, any: [hail]}\n"

    after = with_term(text, "w.yaml", Term("Fog", any=("mist",)))

    assert after == "watchlist: w\nterms:\n- term: Fog\n  any: [mist]\n- {term: Hail, any: [hail]}\n"


@pytest.mark.parametrize(
    "text",
    [FILE.replace("\n", "\r\n"), "\ufeff" + FILE, FILE.rstrip("\n"), FILE.removesuffix("# the end\n").rstrip("\n")],
)
def test_line_ends_and_byte_order_mark_stay(text: str) -> None:
    after = with_term(text, "w.yaml", replace(STORM, note="Air"))

    assert after == text.replace("note: Wind", "note: Air")


def test_a_term_behind_an_open_last_line_stands_on_its_own() -> None:
    text = "watchlist: w\nterms:\n  - term: Fog\n    any: [fog]"

    assert with_term(text, "w.yaml", Term("Hail", any=("hail",))) == text + "\n  - term: Hail\n    any: [hail]\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("watchlist: w\nterms: [{term: Fog, any: [fog]}, {term: Hail, any: [hail]}]\n", "only a person"),
        ("watchlist: w\nterms:\n  -\n    term: Fog\n    any: [fog]\n  - {term: A, any: [a]}\n", "only a person"),
        ("watchlist: w\nterms:\n  - term: Fog\n    anny: [fog]\n", "w.yaml:4"),
    ],
)
def test_a_file_that_cannot_be_changed_safely_is_not(text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        without_term(text, "w.yaml", "Fog")


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term("Fog", query="fog AND ("), "the term 'Fog': column 9"),
        (Term("Fog", any=("a*b",)), "only at the end"),
        (Term("x" * 65, any=("fog",)), "1 to 64 characters"),
        (Term("Fog", any=("fog",), note="\u202egnp"), "invisible"),
        (Term("Fog"), "watches nothing"),
    ],
)
def test_a_term_that_no_file_can_hold_is_refused(term: Term, words: str) -> None:
    with pytest.raises(ConfigError, match=words.replace("(", r"\(")):
        with_term(FILE, "w.yaml", term)


@pytest.mark.parametrize(("name", "words"), [("Hail", "no term called 'Hail'"), ("Fog", "the only term")])
def test_a_term_that_is_not_there_or_alone_stays(name: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        without_term("watchlist: w\nterms:\n  - {term: Fog, any: [fog]}\n", "w.yaml", name)


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

WORDS = st.text(st.sampled_from("ab :#,[]{}&*!|>'\"%@`-?=\\.…苏پ9"), max_size=8).map(str.strip)
LINES = WORDS.filter(bool)
ALIASES = st.lists(LINES.map(lambda each: "x" + each.replace("*", "").rstrip()), max_size=4).map(tuple)
TERMS = st.builds(
    Term,
    st.sampled_from(["Storm", "Fog", "- a: b #c"]),
    st.sampled_from(Priority),
    ALIASES.filter(bool),
    ALIASES,
    ALIASES,
    ALIASES,
    st.sampled_from(["", '"a: b" OR #c', "storm NEAR/3 sea", " OR ".join(["storm NEAR/3 sea"] * 12)]),
    WORDS,
    st.just(""),
    st.sampled_from([None, *Undecided]),
)
LISTS = st.builds(
    Watchlist,
    LINES,
    st.lists(TERMS, min_size=1, max_size=2, unique_by=lambda term: term.name).map(tuple),
    WORDS,
    WORDS,
    st.builds(Context, WORDS, WORDS, WORDS, WORDS, st.sampled_from(["", "https://review.example/?p=1#x"])),
    st.sampled_from(Undecided),
    st.lists(LINES, max_size=3).map(tuple),
)


@settings(max_examples=50)
@given(LISTS)
def test_a_list_that_is_written_reads_back_as_it_was(watchlist: Watchlist) -> None:
    assert parse_watchlist(watchlist_text(watchlist), "w.yaml") == watchlist


@settings(max_examples=50)
@given(LISTS)
def test_lines_are_no_longer_than_a_screen_unless_a_word_is(watchlist: Watchlist) -> None:
    assert all(len(line) <= 120 for line in watchlist_text(watchlist).splitlines())


@settings(max_examples=30)
@given(LISTS, TERMS, st.lists(st.sampled_from(["# comment", "", "  # inner", "    # deep"]), min_size=2, max_size=2))
def test_an_edit_does_what_it_says_and_leaves_the_rest(watchlist: Watchlist, term: Term, between: list[str]) -> None:
    lines = watchlist_text(watchlist).splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith("  - ")]
    for place, extra in zip(reversed(starts), between, strict=False):
        lines.insert(place, extra)
    text = "\n".join(lines) + "\n"
    names = [each.name for each in watchlist.terms]

    after = with_term(text, "w.yaml", term)

    kept = [term if each.name == term.name else each for each in watchlist.terms]
    assert parse_watchlist(after, "w.yaml").terms == (*kept, *([] if term.name in names else [term]))
    went, _ = changed(text, after)
    own = next((each for each in watchlist.terms if each.name == term.name), None)
    assert set(went) <= set(watchlist_text(replace(watchlist, terms=(own,) if own else ())).splitlines(keepends=True))


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_is_replaced_as_a_whole_with_its_rights_behind_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "w.yaml"
    file.write_bytes(FILE.encode())
    file.chmod(0o640)
    link.symlink_to(file)

    watchlist = rewrite(link, lambda text: without_term(text, "w.yaml", "Fog"))

    assert [term.name for term in watchlist.terms] == ["Storm"]
    assert link.is_symlink()
    assert file.read_text() == without_term(FILE, "w.yaml", "Fog")
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [file, link]


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "w.yaml"
    file.write_text(FILE)

    def edit(text: str) -> str:
        file.write_text(FILE + "# theirs\n")
        return with_term(text, "w.yaml", replace(FOG, note="ours"))

    with pytest.raises(ConfigError, match="changed meanwhile"):
        rewrite(file, edit)
    assert file.read_text() == FILE + "# theirs\n"
    assert list(tmp_path.iterdir()) == [file]


def test_an_edit_that_breaks_the_list_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "w.yaml"
    file.write_text(FILE)

    with pytest.raises(ConfigError, match=r"w\.yaml:4"):
        rewrite(file, lambda text: text.replace("  # the first\n  - term: Storm", "  - trem: Storm"))
    assert file.read_text() == FILE


def test_a_file_in_no_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        rewrite(tmp_path / "no.yaml", str)


# ── lists as a whole ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_list_becomes_a_file_of_its_name(tmp_path: Path) -> None:
    saved = save_watchlist(tmp_path, FILE, "mine.yaml")

    assert (saved.path, saved.before) == (tmp_path / "w.yaml", None)
    assert saved.path.read_text() == FILE
    assert saved.path.stat().st_mode & 0o777 == 0o644


def test_a_list_is_saved_over_its_namesake_wherever_that_is(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(FILE)

    saved = save_watchlist(tmp_path, without_term(FILE, "w.yaml", "Fog"), "mine.yaml")

    assert saved.path == tmp_path / "other.yaml"
    assert difference(saved.before, saved.after).gone == (FOG,)
    assert not (tmp_path / "w.yaml").exists()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (FILE.replace("watchlist: w ", "watchlist: ../w "), "mine.yaml"),
        (FILE.replace("watchlist: w ", "watchlist: .w "), "mine.yaml"),
        (FILE.replace("watchlist: w ", "watchlist: own "), "mine.yaml"),
        (FILE.replace("any:", "anny:"), "mine.yaml:7"),
        (FILE.replace("watchlist: w ", "watchlist: taken "), "taken.yaml"),
    ],
)
def test_a_list_that_cannot_be_a_file_is_refused(tmp_path: Path, text: str, where: str) -> None:
    taken = tmp_path / "taken.yaml"
    taken.write_text(FILE.replace("watchlist: w ", "watchlist: v "))

    with pytest.raises(ConfigError, match=where):
        save_watchlist(tmp_path, text, "mine.yaml")
    assert list(tmp_path.iterdir()) == [taken]


def test_what_tells_two_versions_apart() -> None:
    before = Watchlist("w", (STORM, FOG), title="Old")
    calm, hail = replace(STORM, note=""), Term("Hail", any=("hail",))

    told = difference(before, Watchlist("w", (calm, hail), title="New"))

    assert (told.added, told.changed, told.gone, told.head) == ((hail,), ((STORM, calm),), (FOG,), True)
    assert difference(None, before) == Difference(added=(STORM, FOG))
    assert difference(before, before) == Difference()


@pytest.mark.parametrize("number", range(5))
def test_the_first_watchlist_can_be_changed_term_by_term(number: int) -> None:
    text = (Path(__file__).parents[1] / "watchlists" / "iron-brother.yaml").read_text()
    term = parse_watchlist(text, "iron.yaml").terms[number]

    after = with_term(text, "iron.yaml", replace(term, note="ours"))

    assert changed(text, after) == ([f"    note: {term.note}\n"], ["    note: ours\n"])
