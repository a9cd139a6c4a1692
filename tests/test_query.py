"""The query language."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.atoms import alias_of, spellings
from bot.core.match import Matcher
from bot.core.query import MAX_CHARS, as_query, compile_term, parse, show
from bot.core.tree import (
    And,
    AtLeast,
    Field,
    Lang,
    Near,
    Not,
    NotNear,
    Or,
    Phrase,
    Prefix,
    Source,
    Tree,
    all_of,
    any_of,
    has_places,
    triggers,
)
from bot.errors import QueryError
from bot.model import Article, Term, Watchlist

A, B, C = Phrase("a"), Phrase("b"), Phrase("c")

TEXTS = st.sampled_from(["and", "near5", "ANDNOT", "ATLEAST2", "ＯＲ"]) | st.text(
    alphabet='ab ZNOTANDERnot5,~$（\\"“”()=:/-’达سé.', min_size=1
).map(lambda text: " ".join(f"xy{text}".split()))
ATOMS: st.SearchStrategy[Tree] = st.builds(Phrase, TEXTS, st.booleans()) | st.builds(Prefix, TEXTS, st.booleans())
PLACED = st.recursive(
    ATOMS,
    lambda parts: (
        st.lists(parts, min_size=1, max_size=3).map(any_of)
        | st.builds(Near, parts, parts, st.integers(1, 100), st.booleans())
        | st.builds(NotNear, parts, parts, st.integers(1, 100))
    ),
    max_leaves=5,
)
TREES = st.recursive(
    PLACED
    | st.builds(AtLeast, st.integers(1, 100), PLACED)
    | st.builds(Source, TEXTS)
    | st.sampled_from(["ur", "zh"]).map(Lang),
    lambda parts: (
        st.lists(parts, min_size=1, max_size=3).map(all_of)
        | st.lists(parts, min_size=1, max_size=3).map(any_of)
        | parts.map(Not)
        | parts.map(lambda part: Field("title", part))
    ),
    max_leaves=8,
).map(lambda tree: tree if triggers(tree) else all_of([tree, A]))


@example(Prefix("xy."))
@given(TREES)
def test_a_tree_shown_is_parsed_to_the_same_tree(tree: Tree) -> None:
    assert parse(show(tree)) == tree


def _read(query: str) -> Tree | QueryError:
    try:
        return parse(query)
    except QueryError as error:
        return error


def _is_clear(outcome: Tree | QueryError, query: str) -> bool:
    """Whether a query came to a tree that reads back, or to an error that points into it and can be printed."""
    if isinstance(outcome, QueryError):
        return 1 <= outcome.column <= len(query) + 1 and bool(outcome.what.encode())
    return parse(show(outcome)) == outcome


@given(st.text(alphabet='ab*=()"\\ :/5ANDORTE-|?“\n') | st.text())
def test_any_text_is_a_query_or_a_clear_error(query: str) -> None:
    assert _is_clear(_read(query), query)


@given(
    st.lists(st.sampled_from(["aa", "b", "AND", "OR", "NOT", "NEAR/3", "NOT NEAR/2", "ATLEAST/2", "title:", "(", ")"]))
)
def test_any_row_of_operators_is_a_query_or_a_clear_error(words: list[str]) -> None:
    query = " ".join(words)

    assert _is_clear(_read(query), query)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("BLA", Phrase("BLA")),
        ("liberation   army", Phrase("liberation army")),
        ('"liberation army"', Phrase("liberation army")),
        ("“liberation army”", Phrase("liberation army")),
        ('"AND"', Phrase("AND")),
        ('"a and b"', Phrase("a and b")),
        ("and", Phrase("and")),
        ("NEARBY", Phrase("NEARBY")),
        ('"near5" OR "ANDNOT"', Or((Phrase("near5"), Phrase("ANDNOT")))),
        (r'"the \"iron\" \\ brother"', Phrase(r'the "iron" \ brother')),
        ("Baloch*", Prefix("Baloch")),
        ('"suicide bomb*"', Prefix("suicide bomb")),
        ("suicide bomb*", Prefix("suicide bomb")),
        ("=Hub", Phrase("Hub", exact=True)),
        ('="Hub Chowki*"', Prefix("Hub Chowki", exact=True)),
        ("a AND b", And((A, B))),
        ("(a AND b) AND c", And((A, B, C))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("a NOT b", And((A, Not(B)))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a NOT (b OR c)", And((A, Not(Or((B, C)))))),
        ("a OR b AND c", Or((A, And((B, C))))),
        ("a NOT b OR c", Or((And((A, Not(B))), C))),
        ("a NEAR/3 b AND c", And((Near(A, B, 3), C))),
        ("a NEAR/3 b NEAR/4 c", Near(Near(A, B, 3), C, 4)),
        ("a AND NOT b NEAR/3 c", And((A, Not(Near(B, C, 3))))),
        ("a ONEAR/2 b", Near(A, B, 2, ordered=True)),
        ("a NOT NEAR/5 b", NotNear(A, B, 5)),
        ("a NOT\n NEAR/5 (b OR c)", NotNear(A, Or((B, C)), 5)),
        ("ATLEAST/3 a", AtLeast(3, A)),
        ("ATLEAST/3(a OR b)", AtLeast(3, Or((A, B)))),
        ("title:a AND b", And((Field("title", A), B))),
        ("title:(a AND b)", Field("title", And((A, B)))),
        ("a AND source:dawn.com", And((A, Source("dawn.com")))),
        ('a AND source:"The News"', And((A, Source("The News")))),
        ("a AND lang:zh-CN", And((A, Lang("zh")))),
        ("((((a))))", A),
        ("达苏 OR داسو", Or((Phrase("达苏"), Phrase("داسو")))),
        ("ISIS–K OR da'esh", Or((Phrase("ISIS–K"), Phrase("da'esh")))),
    ],
)
def test_a_query_reads_as_written(query: str, tree: Tree) -> None:
    assert parse(query) == tree
    assert parse(show(tree)) == tree


@pytest.mark.parametrize(
    ("query", "column", "what"),
    [
        ("", 1, "empty"),
        (" \n ", 1, "empty"),
        ("a AND", 3, "AND needs a word"),
        ("a AND NOT", 7, "NOT needs a word"),
        ("a\nAND AND b", 3, "AND needs a word"),
        ("AND a", 1, "AND needs a word, a phrase or \\) before it"),
        ("a AND (OR b)", 8, "OR needs a word, a phrase or \\) before it"),
        ("a AND ()", 7, "these parentheses are empty"),
        ("a AND (b", 7, "never closed"),
        ("(a AND (b OR c)", 1, "never closed"),
        ("a AND (", 7, "never closed"),
        ("a) AND b", 2, "closes nothing"),
        ('a AND "b', 7, "quote is never closed"),
        ('a ) "b', 3, "closes nothing|quote is never closed"),
        ("(" * 41 + '"', 42, "quote is never closed"),
        ('a "b c"', 3, "operator is missing before"),
        ("a (b OR c)", 3, "operator is missing before"),
        ("a AND b title:c", 9, "operator is missing before title:"),
        ("(i?) a", 2, "`i\\?` is no operator"),
        ("a (i?)", 3, "`\\(i\\?\\)` is no operator"),
        ("a AND (?i)b", 8, "`\\?i` is no operator"),
        ("a && b", 3, "did you mean AND"),
        ("a | b", 3, "did you mean OR"),
        ("BLA -FDA", 5, "did you mean NOT FDA"),
        ("+BLA", 1, "did you mean AND BLA"),
        ("a NEAR b", 3, "did you mean NEAR/4"),
        ("a near/3 b", 3, "did you mean NEAR/3"),
        ("a W/5 b", 3, "did you mean NEAR/5"),
        ("a PRE/5 b", 3, "did you mean ONEAR/5"),
        ("ATLEAST a", 1, "did you mean ATLEAST/2"),
        ("a AND atleast/3 b", 7, "did you mean ATLEAST/2"),
        ("a NEAR/0 b", 3, "from 1 to 100"),
        ("a NEAR/101 b", 3, "from 1 to 100"),
        ("ATLEAST/0 a", 1, "from 1 to 100"),
        ("a AND tittle:b", 7, "did you mean title:"),
        ("a AND langue:b", 7, "did you mean lang:"),
        ("a AND lang:1", 12, "is no language"),
        ("a AND source:*", 14, "whole words"),
        ("(a AND b) NEAR/3 c", 11, "NEAR/3 takes words"),
        ("title:a NEAR/3 b", 9, "NEAR/3 takes words"),
        ("ATLEAST/2(a AND b)", 1, "ATLEAST/2 takes words"),
        ("a AND b*c", 7, "only at the end"),
        ("a AND *b", 7, "beginning of a word"),
        ("a AND b*", 7, "at least two letters"),
        ("a AND *", 7, "no word to look for"),
        ('a AND "…"', 7, "no word to look for"),
        ("bla.* AND b[ao]", 1, "no regular expressions"),
        ("bla|blf", 1, "no regular expressions"),
        ("a , b", 3, "write OR between names"),
        ("a . b", 3, "neither word nor operator"),
        ("NOT a", 1, "only narrow down"),
        ("a OR NOT b", 1, "only narrow down"),
        ("source:dawn", 1, "only narrow down"),
        ("a OR lang:ur", 1, "only narrow down"),
    ],
)
def test_a_mistake_is_named_with_its_column(query: str, column: int, what: str) -> None:
    with pytest.raises(QueryError, match=what) as caught:
        parse(query)

    assert (caught.value.query, caught.value.column) == (query, column)


@pytest.mark.parametrize(
    ("query", "column", "what"),
    [
        ("aa and bb", 4, "write AND, or put the whole phrase in quotes"),
        ("aa Or bb", 4, "write OR, or put"),
        ("aa not bb", 4, "write NOT, or put"),
        ("aa and (bb)", 4, "write AND, or put"),
        ("aa AND not (bb)", 8, "write NOT, or put"),
        ("aa Near/5 bb", 4, "did you mean NEAR/5?"),
        ("aa NEAR 5 bb", 4, "did you mean NEAR/5?"),
        ("aa near5 bb", 4, "did you mean NEAR/5?"),
        ("aa NEAR(5) bb", 4, "did you mean NEAR/4?"),
        ("aa NEAR/5bb", 4, "did you mean NEAR/5?"),
        ("aa NEAR/-1 bb", 4, "did you mean NEAR/4?"),
        ("aa NEAR/٣ bb", 4, "did you mean NEAR/3?"),
        ("aa NOTNEAR/3 bb", 4, "did you mean NOT NEAR/3?"),
        ("aa NEAR/3 NOT bb", 4, "did you mean NOT NEAR/3?"),
        ("aa NEAR/3 NOT NEAR/3 bb", 4, "did you mean NOT NEAR/3?"),
        ("aa /3 bb", 4, "did you mean NEAR/3?"),
        ('"aa bb"~5', 8, "did you mean NEAR/5?"),
        ("aa ANDNOT bb", 4, "did you mean AND NOT?"),
        ("aa AND/OR bb", 4, "did you mean OR?"),
        ("aa ＡＮＤ bb", 4, "did you mean AND?"),
        ("ATLEAST2 aa", 1, "did you mean ATLEAST/2?"),
        ("aa AND", 4, "AND needs a word, a phrase or ( after it"),
        ("NEAR/3(aa bb)", 1, "NEAR/3 needs a word, a phrase or ) before it"),
        ('aa AND "bb', 8, 'write " at the end of the phrase'),
        ("(aa AND (bb OR cc)", 1, "write ) where the group ends"),
        ("aa) AND bb", 3, "leave it out, or write ( where the group begins"),
        ('"aa" "bb"', 6, "AND, OR or NEAR/4"),
        ("aa AND ()", 8, "put a word between them or leave them out"),
        ("*aa", 1, "as in Baloch*"),
        ("ab*cd", 1, "as in Baloch* ONEAR/1 army"),
        ("aa.*", 1, "use prefix* or put it in quotes"),
        ("/aa/", 1, "use prefix* or put it in quotes"),
        ("aa$", 1, "use prefix* or put it in quotes"),
        ("aa~", 1, "use prefix* or put it in quotes"),
        ("aa, bb", 1, "write OR between names"),
        ("aa， bb", 1, "write OR between names"),
        ("‘aa bb’", 1, 'write "a phrase" in double quotes'),
        ("全 AND（达苏 OR 瓜达尔）", 3, "write ( to group"),
        ("aa OR bb）", 7, "write ) to group"),
        ("title :aa", 7, "without a space before the colon"),
        ("title：aa", 1, "did you mean title:?"),
        ("body:aa", 1, "there are title: source: lang:"),
        ("aa AND lang:english", 13, "as in lang:ur"),
        ("(aa AND bb) NEAR/3 cc", 13, "as in (Quetta OR Gwadar) NEAR/3 raid"),
        ("NOT aa", 1, "AND a word to each"),
    ],
)
def test_a_mistake_is_told_with_what_to_write_instead(query: str, column: int, what: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)

    assert what in caught.value.what
    assert caught.value.column == column


@pytest.mark.parametrize(
    "query", ["Not", "Nearby", "w3 schools", "10:30", "2,000 men", "Da'esh", "'Ndrangheta", "#BLA"]
)
def test_words_that_only_look_like_operators_are_words(query: str) -> None:
    assert parse(query) == Phrase(query)


@pytest.mark.parametrize(
    "query",
    [
        "(" * 500 + "a" + ")" * 500,
        "(" * 500,
        "NOT " * 2000 + "a",
        "a" + " NEAR/1 a" * 1000,
        "title:" * 3000 + "a",
        "(a AND NOT " * 300 + "b" + ")" * 300,
    ],
)
def test_a_query_that_nests_too_deep_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"levels deep|parentheses are open"):
        parse(query)


def test_a_query_of_ten_thousand_characters_is_read() -> None:
    query = " OR ".join(["balochistan"] * 660)

    tree = parse(query)

    assert isinstance(tree, Or)
    assert len(tree.parts) == 660


def test_a_query_that_is_too_long_is_refused() -> None:
    with pytest.raises(QueryError, match="longer than"):
        parse("a" * (MAX_CHARS + 1))


@pytest.mark.parametrize("query", ["AND " + "x" * 500 + "?", "x" * 500 + ":y", "a \ud800", 'a "\ud800b'])
def test_an_error_names_no_more_than_fits_a_line(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)

    assert len(str(caught.value).encode()) < 250


def test_aliases_and_query_of_a_term_come_to_the_same_nodes() -> None:
    sugar = compile_term(Term("t", any=("Baloch*", "=Hub", "Majeed Brigade")))

    query = compile_term(Term("t", query='Baloch* OR =Hub OR "Majeed Brigade"'))

    assert sugar == query


def test_a_term_keeps_what_is_ambiguous_apart() -> None:
    plan = compile_term(Term("BLA", any=("a",), ambiguous=("BLA",), with_=("b", "cc*"), without=("FDA",), query="b"))

    assert plan.sure == Or((A, B))
    assert plan.doubtful == Phrase("BLA")
    assert plan.context == Or((B, Prefix("cc")))
    assert plan.veto == Phrase("FDA")


@pytest.mark.parametrize("alias", ["", "*", "=", "…", "a*b", "x*"])
def test_an_alias_with_nothing_to_look_for_is_refused(alias: str) -> None:
    with pytest.raises(QueryError):
        compile_term(Term("t", any=(alias,)))


@pytest.mark.parametrize(
    ("query", "atoms"),
    [
        ("a AND (b OR c)", {A}),
        ("(aa OR bb) AND NOT c", {Phrase("aa"), Phrase("bb")}),
        ("(a OR b) NEAR/3 c", {C}),
        ("title:a AND lang:ur", {A}),
        ("a AND longer", {Phrase("longer")}),
    ],
)
def test_a_query_is_called_for_by_few_of_its_words(query: str, atoms: set[Tree]) -> None:
    assert triggers(parse(query)) == atoms


@pytest.mark.parametrize(
    ("alias", "count"),
    [("bla", 1), ("BLA", 2), ("IS-K", 1), ("ISIS-K", 2), ("aaaaa bbbbb ccccc", 4), ("one two three four five", 2)],
)
def test_a_long_name_is_not_looked_for_in_ever_more_spellings(alias: str, count: int) -> None:
    assert len(spellings(alias_of(alias))) == count


@given(PLACED)
def test_whatever_may_stand_near_has_places(tree: Tree) -> None:
    assert has_places(tree)
    assert not has_places(And((tree, A)))


@pytest.mark.parametrize(
    ("text", "noticed"),
    [
        ("Baloch Liberation Army", True),
        ("the BLA in Quetta", True),
        ("the BLA", False),
        ("the BLA in Quetta, says the FDA", False),
        ("Baloch Liberation Army, says the FDA", True),
        ("quetta raid", True),
        ("Quetta", False),
    ],
)
def test_a_term_is_one_query_too(text: str, *, noticed: bool) -> None:
    sugar = Term(
        "BLA",
        any=("Baloch Liberation Army",),
        ambiguous=("BLA",),
        with_=("Quetta",),
        without=("FDA",),
        query="quetta NEAR/2 raid",
    )
    article = Article("1", "k", "", text)
    for term in (sugar, Term("BLA", query=as_query(sugar))):
        hits = Matcher([Watchlist("list", (term,))]).match(article)
        assert any(hit.decided for hit in hits) is noticed


def test_a_term_of_a_query_alone_is_that_query() -> None:
    assert as_query(Term("Raid", query="raid  NEAR/4\n Dasu")) == "raid NEAR/4 Dasu"
