"""What is noticed in an article, and why."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import table
from oracle import places

from bot.core.match import Matcher
from bot.core.query import compile_term
from bot.core.reading import FIELDS, MATCHES_KEPT
from bot.core.spellings import PLACES_KEPT
from bot.errors import QueryError
from bot.model import Article, Hit, Match, Term, Watchlist


def _article(text: str = "", title: str = "", **about: str) -> Article:
    return Article(id="1", key="k", title=title, text=text, **about)  # type: ignore[arg-type] # only texts are given


def _hits(article: Article, *terms: Term) -> tuple[Hit, ...]:
    return Matcher([Watchlist("list", terms)]).match(article)


def _quotes(alias: str, text: str) -> list[str]:
    return [match.quote for hit in _hits(_article(text), Term("t", any=(alias,))) for match in hit.matches]


def test_a_term_that_comes_with_its_plan_is_not_compiled_again() -> None:
    term, plan = Term("t", any=("Quetta",)), compile_term(Term("t", any=("Dasu",)))
    (hit,) = Matcher([Watchlist("list", (term,))], plans={term: plan}).match(_article("from Quetta to Dasu"))
    assert [match.quote for match in hit.matches] == ["Dasu"]


# ── names in every way of writing ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("alias", "text", "quote"),
    [
        ("ISIS-K", "raid by ISIS-K.", "ISIS-K"),
        ("ISIS-K", "raid by ISIS K.", "ISIS K"),
        ("ISIS-K", "raid by ISIS–K.", "ISIS–K"),
        ("ISIS-K", "raid by ISIS\u2011K.", "ISIS\u2011K"),
        ("ISIS-K", "raid by ISISK.", "ISISK"),
        ("ISIS-K", "ISIS-K's men", "ISIS-K"),
        ("ISIS-K", "IS\u00adIS-\u200bK men", "IS\u00adIS-\u200bK"),
        ("IS-K", "raid by IS-K.", "IS-K"),
        ("IS-K", "raid by IS K.", "IS K"),
        ("BLA", "the BLA's claim", "BLA"),
        ("BLA", "the BLA’s claim", "BLA"),
        ("BLA", "two BLAs met", "BLAs"),
        ("BLA", "(BLA)", "BLA"),
        ("BLA", "“BLA”", "BLA"),
        ("BLA", "ＢＬＡ", "ＢＬＡ"),
        ("BLA", "anti-BLA drive", "BLA"),
        ("BLA", "BLA_x", "BLA"),
        ("BLA", "B.L.A. fighters", "B.L.A"),
        ("BLA", "the B.L.A's men", "B.L.A"),
        ("BLA", "Ｂ．Ｌ．Ａ．", "Ｂ．Ｌ．Ａ"),
        ("BLA*", "B.L.A. men", "B.L.A"),
        ("BLA", "巴基斯坦BLA组织", "BLA"),
        ("CPEC 2.0", "under CPEC-2.0 now", "CPEC-2.0"),
        ("Majeed Brigade", "the MAJEED BRIGADE said", "MAJEED BRIGADE"),
        ("Majeed Brigade", "majeed\n  brigade", "majeed\n  brigade"),
        ("Majeed Brigade", "#MajeedBrigade", "MajeedBrigade"),
        ("Reko Diq", "Rekodiq mine", "Rekodiq"),
        (
            "China-Pakistan Economic Corridor",
            "the China–Pakistan Economic Corridor",
            "China–Pakistan Economic Corridor",
        ),
        ("Gwadar", "port of Gwādar", "Gwādar"),
        ("Gwadar", "port of Gwa\u0304dar.", "Gwa\u0304dar"),
        ("Pakhtunkhwa", "Pakh\u00adtunkhwa", "Pakh\u00adtunkhwa"),
        ("Da'esh", "Da’esh fighters", "Da’esh"),
        ("Baloch*", "Balochistan's coast", "Balochistan"),
        ("Baloch*", "a Baloch", "Baloch"),
        ("suicide bomb*", "suicide-bombers came", "suicide-bombers"),
        ("=Hub", "in Hub town", "Hub"),
        ("瓜达尔港", "在瓜达尔港发生", "瓜达尔港"),
        ("瓜达尔", "在瓜达尔港发生", "瓜达尔"),
        ("达苏", "达苏 dam", "达苏"),
        ("伊斯兰国呼罗珊", "自称“伊斯兰国”呼罗珊分支", "伊斯兰国”呼罗珊"),
        ("伊斯兰国呼罗珊", "「伊斯蘭國」伊斯兰国呼罗珊", "伊斯兰国呼罗珊"),
        ("パキスタン", "在パキスタン大使館", "パキスタン"),
        ("ปากีสถาน", "ในปากีสถานวันนี้", "ปากีสถาน"),
        ("سی پیک", "منصوبہ سی پیک کا", "سی پیک"),
        ("سی پیک", "منصوبہ سی\u200c پیک کا", "سی\u200c پیک"),
        ("سی پیک", "منصوبہ سي پيك کا", "سي پيك"),
        ("سی پیک", "منصوبہ سی\u200cپیک کا", "سی\u200cپیک"),
        ("گوادر", "میں گوادر، بندرگاہ", "گوادر"),
        ("گوادر", "د ګوادر بندر", "ګوادر"),
        ("گوادر", "گـوادر", "گـوادر"),
        ("داسو", "داسو ڈیم", "داسو"),
        ("بی ایل اے", "کالعدم بی ایل اے نے", "بی ایل اے"),
        ("بلوچ*", "بلوچستان میں", "بلوچستان"),
        ("داعش خراسان", "گروه داعش‌خراسان بود", "داعش‌خراسان"),
        ("बीएलए", "संगठन बीएलए ने", "बीएलए"),
        ("मजीद", "मजी\u0926\u093c ब्रिगेड", "मजी\u0926\u093c"),
        ("कराची", "(कराची)", "कराची"),
        ("ИГИЛ", "группировка ИГИЛ", "ИГИЛ"),
        ("Хорасан*", "в Хорасане", "Хорасане"),
        ("파키스탄*", "파키스탄에서", "파키스탄에서"),
        ("ۓ 786", "ۓ ۷۸۶", "ۓ ۷۸۶"),
    ],
)
def test_a_name_is_found_however_it_is_written(alias: str, text: str, quote: str) -> None:
    assert _quotes(alias, text) == [quote]


@pytest.mark.parametrize(("alias", "text", "quote"), table("variants.tsv"))
def test_a_name_is_found_as_each_language_writes_it(alias: str, text: str, quote: str) -> None:
    assert _quotes(_unescaped(alias), _unescaped(text)) == ([] if quote == "-" else [_unescaped(quote)])


def _unescaped(written: str) -> str:
    return str(json.loads(f'"{written}"'))


@pytest.mark.parametrize(
    ("alias", "text"),
    [
        ("BLA", "blah, Bla, bla and black"),
        ("BLA", "BLAST near BLAZE"),
        ("BLA", "the BLAS library"),
        ("BLA", "https://example.org/2023/BLA/claims"),
        ("BLA", "b.l.a. and B.l.A."),
        ("=BLA", "B.L.A."),
        ("IS", "I.S."),
        ("ISIS-K", "ISIS-Khorasan"),
        ("ISIS-K", "ISIS. K"),
        ("ISIS-K", "the cr-isis-k-ey"),
        ("ISIS Khorasan", "https://example.org/cr-isis-khorasan-ey"),
        ("isis-k", "http://example.org/cr-isis-k-ey.png"),
        ("isis-k", "crisis key"),
        ("ISKP", "DISKPART"),
        ("iskp", "diskpart"),
        ("IS-K", "ISK"),
        ("Dasu", "Dasuwal"),
        ("Dasu dam", "Dasu, dam"),
        ("Dasu dam", "Dasu https://example.org dam"),
        ("Hub", "hubs"),
        ("IS-K P", "ISK P"),
        ("=Hub", "the hub"),
        ("=Hub", "the HUB"),
        ("CPEC", "California Postsecondary Education Commission"),
        ("Baloch*", "a Balo"),
        ("گوادر", "گوادری"),
        ("بی ایل اے", "بلا"),
        ("کان", "پاکستان"),
        ("क", "कि"),
        ("か", "がっこう"),
        ("แม", "แม่"),
        ("达苏", "達蘇"),
    ],
)
def test_a_name_is_not_found_in_other_words(alias: str, text: str) -> None:
    assert _quotes(alias, text) == []


def test_longer_names_in_capitals_ignore_case() -> None:
    assert _quotes("GWADAR PORT", "Gwadar port") == ["Gwadar port"]


def test_names_that_overlap_are_all_found() -> None:
    term = Term("t", any=("Balochistan", "Balochistan Liberation Army", "Liberation Army"))

    (hit,) = _hits(_article("the Balochistan Liberation Army"), term)

    assert [match.alias for match in hit.matches] == ["Balochistan", "Balochistan Liberation Army", "Liberation Army"]


def test_no_english_word_holds_an_acronym() -> None:
    words = ["bland", "blaze", "oblation", "crisis", "basis", "https", "isis-like", "diskette", "isolate", "tabla"]
    text = " ".join([*words, *map(str.upper, words), *map(str.title, words)])

    assert _hits(_article(text), Term("t", any=("BLA", "ISI", "TTP", "ISKP", "IS-K"))) == ()


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

ALIASES = [
    "BLA",
    "IS-K",
    "ISIS-K",
    "=Hub",
    "Baloch*",
    "Reko Diq",
    "a b c d",
    "达苏",
    "国呼",
    "سی پیک",
    "गढ़",
    "か",
]
PIECES = ["BLA", "bla", "IS", "K", "is", "Hub", "hub", "baloch", "istan", "Reko", "diq", "a", "b", "c", "d", "达", "苏"]
PIECES += [
    "国",
    "呼",
    "“",
    "”",
    "سی",
    "پیک",
    "गढ",
    "\u093c",
    "ि",
    "か",
    "\u3099",
    "s",
    "S",
    "’s",
    "'",
    "_",
    "1",
    "|",
    "é",
]
PIECES += ["B.", "L.", "A", " ", " ", " ", "-", "–", "\u00ad", "\u200c", "\n", "\u0301", "https://", "\ud800", "ﬁ", "."]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20)


@given(TEXTS, TEXTS, st.sampled_from(ALIASES))
def test_the_matcher_finds_what_a_plain_search_finds(title: str, text: str, alias: str) -> None:
    article = _article(text, title)

    hits = _hits(article, Term("t", any=(alias,)))

    assert {(match.field, match.start, match.end) for hit in hits for match in hit.matches} == places(alias, article)


@given(TEXTS, TEXTS)
def test_terms_match_together_as_they_match_alone(title: str, text: str) -> None:
    article = _article(text, title)
    terms = [Term(alias, any=(alias,)) for alias in ALIASES]

    together = _hits(article, *terms)

    assert together == tuple(hit for term in terms for hit in _hits(article, term))


@given(TEXTS, TEXTS)
def test_a_match_is_what_stands_at_its_span(title: str, text: str) -> None:
    article = _article(text, title)
    term = Term("t", any=("BLA", "Reko*"), ambiguous=("IS-K", "达苏"), with_=("Baloch*",), without=("Hub",))

    for hit in _hits(article, term):
        for matches in (hit.matches, hit.context, hit.vetoes):
            assert all(getattr(article, match.field)[match.start : match.end] == match.quote for match in matches)
            order = [(FIELDS.index(match.field), match.start, match.end, match.alias) for match in matches]
            assert order == sorted(set(order))


# ── ambiguous names ──────────────────────────────────────────────────────────────────────────────────────────────────

BLA = Term(
    "BLA", any=("Majeed Brigade",), ambiguous=("BLA",), with_=("Baloch*", "Quetta"), without=("FDA", "biologic*")
)


def test_an_ambiguous_name_counts_with_its_context_in_either_field() -> None:
    (hit,) = _hits(_article("Police in Quetta say so.", "BLA claims raid"), BLA)

    assert hit.decided
    assert hit.matches == (Match("BLA", "title", 0, 3, "BLA"),)
    assert hit.context == (Match("Quetta", "text", 10, 16, "Quetta"),)


def test_an_ambiguous_name_without_its_context_is_undecided() -> None:
    (hit,) = _hits(_article("The BLA said so."), BLA)

    assert not hit.decided
    assert [match.quote for match in hit.matches] == ["BLA"]
    assert hit.context == ()


def test_a_veto_takes_the_ambiguous_name_out() -> None:
    assert _hits(_article("The FDA took the BLA; Quetta is quiet."), BLA) == ()


def test_a_veto_does_not_touch_a_name_that_always_counts() -> None:
    (hit,) = _hits(_article("Majeed Brigade, the FDA and a BLA in Quetta"), BLA)

    assert hit.decided
    assert [match.quote for match in hit.matches] == ["Majeed Brigade"]
    assert [match.quote for match in hit.vetoes] == ["FDA"]


def test_a_sure_hit_shows_the_ambiguous_name_only_beside_its_context() -> None:
    (without,) = _hits(_article("Majeed Brigade of the BLA"), BLA)
    (beside,) = _hits(_article("Majeed Brigade of the BLA in Quetta"), BLA)

    assert [match.quote for match in without.matches] == ["Majeed Brigade"]
    assert [match.quote for match in beside.matches] == ["Majeed Brigade", "BLA"]


def test_an_ambiguous_name_that_asks_for_no_context_counts() -> None:
    (hit,) = _hits(_article("The BLA said so."), Term("t", ambiguous=("BLA",), without=("FDA",)))

    assert hit.decided


def test_the_context_alone_is_no_hit() -> None:
    assert _hits(_article("Quetta"), BLA) == ()


@pytest.mark.parametrize(
    ("title", "text", "decided"),
    [
        ("BLA FILES FOR APPROVAL OF DRUG", "", False),
        ("BLA FILES FOR APPROVAL IN QUETTA", "", True),
        ("BLA raid", "", True),
        ("BLA RAIDS", "", True),  # too few letters to tell
        ("BLA FILES FOR APPROVAL OF DRUG", "The BLA said so.", True),
        ("BLA 在俾路支省的袭击造成多人死亡伤亡惨重", "", True),
    ],
)
def test_in_a_title_set_in_capitals_an_acronym_wants_context(title: str, text: str, *, decided: bool) -> None:
    (hit,) = _hits(_article(text, title), Term("t", any=("BLA",), with_=("Quetta",)))

    assert hit.decided is decided


def test_a_title_set_in_capitals_is_taken_as_it_is_where_no_context_is_named() -> None:
    (hit,) = _hits(_article(title="BLA FILES FOR APPROVAL OF DRUG"), Term("t", any=("BLA",)))

    assert hit.decided


def test_a_veto_speaks_in_a_title_set_in_capitals() -> None:
    term = Term("t", any=("BLA",), with_=("Quetta",), without=("FDA",))

    assert _hits(_article(title="FDA SEES BLA FILED FROM QUETTA"), term) == ()


# ── lists and limits ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_hits_come_in_the_order_of_lists_and_terms() -> None:
    lists = [
        Watchlist("one", (Term("b", any=("bb",)), Term("a", any=("aa",)))),
        Watchlist("two", (Term("a", any=("aa",)),)),
    ]

    hits = Matcher(lists).match(_article("aa bb"))

    assert [(hit.watchlist, hit.term) for hit in hits] == [("one", "b"), ("one", "a"), ("two", "a")]


def test_a_late_term_does_not_overtake_an_early_one() -> None:
    terms = [Term(name, any=(f"x{name}",)) for name in "abcdefghi"]

    hits = _hits(_article("xi xb"), *terms)

    assert [hit.term for hit in hits] == ["b", "i"]


def test_nothing_watched_is_nothing_noticed() -> None:
    assert Matcher([]).match(_article("aa")) == ()


def test_a_term_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(QueryError):
        Matcher([Watchlist("list", (Term("t", query="a AND"),))])


def test_a_name_repeated_ten_thousand_times_gives_a_short_hit() -> None:
    text = "BLA Quetta – " * 10_000

    (hit,) = _hits(_article(text), Term("t", query="ATLEAST/100 (BLA NEAR/3 Quetta) NOT (BLA NOT NEAR/3 Quetta)"))

    assert len(hit.matches) == MATCHES_KEPT


def test_half_a_surrogate_pair_in_an_article_does_no_harm() -> None:
    assert _quotes("BLA", "\ud83d BLA \0\u202e") == ["BLA"]


# ── texts made to be slow ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("aa" + " NEAR/1 aa" * 38, "aa " * 67_000, True),
        (" OR ".join(f"ATLEAST/100 (aa NEAR/{n % 100 + 1} bb)" for n in range(500)), "aa bb " * 33_000, True),
        ("aa NEAR/100 bb", "aa " * 300_000 + "x " * 101 + "bb", False),
        ("bb NOT NEAR/100 cc", "aa " * 333_000 + "bb", True),
        ("aa* OR a", "a" * 1_000_000, True),
        ("苏 NEAR/3 达", "苏达" * 200_000, True),
        ("苏", "苏" + '"' * 1_000_000 + "a", True),
        ("苏", '苏"' * 200_000, True),
        ('"aa bb"', "aa" + " " * 1_000_000 + "bb", True),
        ("aa", "http://www." * 90_000 + " aa", True),
        ("aa", "\ud800aa\udc00\0\u202e " * 100_000, True),
        ("a", "a" + "\u0301" * 1_000_000, True),
        ("कि*", "कि" + "\u093f" * 1_000_000, True),
        ("=Hub", "hüb " * 250_000, False),
        ("BLA", "BLAs " * 200_000, True),
    ],
)
def test_a_million_characters_of_anything_are_read_in_time(query: str, text: str, *, hits: bool) -> None:
    assert bool(_hits(_article(text), Term("t", query=query))) is hits


def test_of_a_name_repeated_without_end_the_first_places_stand_for_all() -> None:
    early, late = "bb " + "aa " * PLACES_KEPT, "aa " * PLACES_KEPT + "x " * 200 + "aa bb"

    assert _hits(_article(early), Term("t", query="aa NEAR/1 bb"))
    assert not _hits(_article(late), Term("t", query="aa NEAR/1 bb"))
