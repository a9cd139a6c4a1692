"""Which hits tell the same event."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW, article, table

from bot.core.likeness import WordCounts
from bot.core.places import Gazetteer
from bot.core.stories import StoryIndex, headline_of, telling_of
from bot.core.tables import Tables
from bot.model import Article

SHIPPED = Path(__file__).parents[1] / "bot/data"
TABLES = Tables(
    Gazetteer.read((SHIPPED / "gazetteer.tsv").read_text()), WordCounts.read((SHIPPED / "words.txt").read_text())
)
LONG = "Five engineers killed as bomber rams bus near dam"


def index_of(*told: Article) -> StoryIndex:
    return StoryIndex.of((telling_of(each, f"story-{number}") for number, each in enumerate(told)), TABLES)


def stories_of(*told: Article) -> list[str]:
    """The story of each, placed one after the other."""
    index, stories = StoryIndex.of(tables=TABLES), []
    for each in told:
        telling = telling_of(each, index.place(each).story)
        index = index.add(telling)
        stories.append(telling.story)
    return stories


def test_a_headline_not_told_before_opens_a_story() -> None:
    placement = index_of(article(LONG)).place(article("Rail loan agreed in Beijing"))
    assert placement.opened


def test_a_wire_copy_in_another_outlet_joins_the_story() -> None:
    copy = article(LONG.upper(), outlet="Other Paper", url="https://other.example/1")
    placement = index_of(article(LONG)).place(copy)
    assert (placement.story, placement.opened) == ("story-0", False)


def test_the_outlets_name_behind_the_headline_says_nothing() -> None:
    assert headline_of(article(f"{LONG} - Other Paper", outlet="Other Paper")) == headline_of(article(LONG))
    assert headline_of(article(f"{LONG} | Other Paper", outlet="Other Paper")) == headline_of(article(LONG))


def test_a_headline_that_is_only_the_outlets_name_stays() -> None:
    assert headline_of(article("The Paper", outlet="The Paper")) == "the paper"


def test_a_rubric_of_two_outlets_is_two_stories() -> None:
    placement = index_of(article("Morning briefing")).place(article("Morning briefing", outlet="Other Paper"))
    assert placement.opened


def test_the_same_outlet_may_repeat_its_headline_within_three_days() -> None:
    index = index_of(article("Dasu bus attack"))
    again = article("Dasu bus attack", url="https://paper.example/again", published=NOW + 71 * HOUR)
    late = article("Dasu bus attack", url="https://paper.example/late", published=NOW + 73 * HOUR)
    assert not index.place(again).opened
    assert index.place(late).opened


def test_another_outlet_must_tell_it_within_a_day() -> None:
    index = index_of(article(LONG))
    soon = article(LONG, outlet="Other Paper", published=NOW + 23 * HOUR)
    late = article(LONG, outlet="Other Paper", published=NOW + 25 * HOUR)
    assert not index.place(soon).opened
    assert index.place(late).opened


def test_other_words_never_join_however_alike() -> None:
    placement = index_of(article("Two engineers killed in Gwadar blast")).place(
        article("Two engineers killed in Karachi blast", outlet="Other Paper")
    )
    assert placement.opened


def test_adding_a_telling_leaves_the_old_index_as_it_was() -> None:
    index = StoryIndex()
    index.add(telling_of(article(LONG), "story"))
    assert index.place(article(LONG)).opened


def test_tellings_that_left_the_window_are_forgotten() -> None:
    index = index_of(article(LONG)).since(NOW + HOUR)
    assert index.tellings == ()
    assert index.place(article(LONG)).opened


def test_a_story_lives_on_without_its_first_tellings() -> None:
    early = article("Visa fee waived for investors from China")
    late = article("No fee for visas, says minister in Urumqi", published=NOW + 2 * HOUR, url="https://o.example/late")
    index = index_of(early).add(telling_of(late, "story-0")).since(NOW + HOUR)
    assert index.tellings == (telling_of(late, "story-0"),)
    assert index.place(late).story == "story-0"
    assert index.place(article("Waived: fee for investors")).story != "story-0"


def test_the_release_of_kidnapped_staff_joins_no_attack() -> None:
    attack = article("Trucks of copper mine attacked in Chagai")
    later = article("Jirga sent for release of abducted mine workers", published=NOW + 5 * HOUR, outlet="Other")
    assert index_of(attack).place(later).opened


def test_an_older_index_can_be_asked_after_a_story_left_the_window() -> None:
    early = article("Visa fee waived for investors from China")
    late = article("China: visa fee for investors waived", published=NOW + 2 * HOUR, url="https://o.example/late")
    index = index_of(early).add(telling_of(late, "another")).since(NOW + HOUR)
    index.add(telling_of(article(LONG), "story"))
    assert index.place(late).story == "another"


# ── one alert for one attack ─────────────────────────────────────────────────────────────────────────────────────────


class Told(NamedTuple):
    """An invented headline, the incident that it is about, and its article."""

    incident: str
    article: Article


def told_day() -> list[Told]:
    """Incidents, four hours apart, told by many outlets in four languages."""
    starts: dict[str, int] = {}
    told = []
    for number, (incident, minutes, title, text) in enumerate(table("incidents.tsv")):
        start = starts.setdefault(incident, len(starts))
        at = NOW + start * 4 * HOUR + int(minutes) * MINUTE
        outlet, url = f"Outlet {number}", f"https://outlet{number}.example/1"
        told.append(Told(incident, article(title, text=text, outlet=outlet, url=url, published=at, seen=at)))
    return sorted(told, key=lambda each: each.article.at)


def test_a_days_incidents_are_told_apart_and_each_together() -> None:
    told = told_day()
    stories = stories_of(*(each.article for each in told))
    pairs = list(combinations(zip(told, stories, strict=True), 2))
    joined = [(one, two) for (one, story), (two, other) in pairs if story == other]
    right = [pair for pair in joined if pair[0].incident == pair[1].incident]
    same = sum(one.incident == two.incident for (one, _), (two, _) in pairs)
    assert len(told) >= 60
    assert len(right) / len(joined) >= 0.98
    assert len(right) / same >= 0.75


def test_an_incident_takes_few_alerts() -> None:
    told = told_day()
    stories = stories_of(*(each.article for each in told))
    assert len(set(stories)) / len({each.incident for each in told}) <= 1.3


def test_news_about_what_is_watched_are_told_apart_too() -> None:
    rows = table("business.tsv")
    told = [
        article(
            title, text=text, outlet=f"O{number}", url=f"https://o{number}.example/", published=NOW + int(at) * MINUTE
        )
        for number, (_, at, title, text) in enumerate(rows)
    ]
    in_order = sorted(zip(rows, told, strict=True), key=lambda each: each[1].at)
    stories = stories_of(*(each for _, each in in_order))
    pairs = list(combinations(zip((row[0] for row, _ in in_order), stories, strict=True), 2))
    joined = [one == other for (one, story), (other, another) in pairs if story == another]
    same = sum(one == other for (one, _), (other, _) in pairs)
    assert sum(joined) / len(joined) >= 0.95
    assert sum(joined) / same >= 0.95


@pytest.mark.parametrize(("hours", "differs", "one", "other"), table("attacks_apart.tsv"))
def test_two_attacks_are_never_melted_into_one(hours: str, differs: str, one: str, other: str) -> None:
    first = article(one, outlet="One", url="https://one.example/1")
    at = NOW + int(hours) * HOUR
    second = article(other, outlet="Other", url="https://other.example/1", published=at, seen=at)
    assert index_of(first).place(second).opened, differs
    assert index_of(second).place(first).opened, differs


BUS = "Four children killed in suicide bombing of school bus in "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{BUS}Khuzdar", f"{BUS}Balochistan"),
        (f"{BUS}Balochistan", f"{BUS}Khuzdar"),
        ("Gunmen take 16 mine workers hostage in Karak", "16 mine workers kidnapped in northwest Pakistan"),
        ("Explosions and gunfire at army camp in Bannu", "Suicide bombers storm army camp in Bannu"),
        ("Navy bus ambushed on Makran Coastal Highway", "BRAS says it carried out ambush on Makran Coastal Highway"),
        ("Gunmen attack army post in Tirah", "Two soldiers killed in Tirah attack"),
        ("Gunmen attack train in Bolan, hold passengers hostage", "Train attacked in Bolan"),
        (
            "Bus of Chinese engineers hit by bomb near Besham, three killed",
            "巴基斯坦西北部中国工程师班车遭炸弹袭击 3人遇难",
        ),
    ],
)
def test_one_attack_in_other_words_is_one_story(one: str, other: str) -> None:
    first, second = from_outlets(one, other)
    assert not index_of(first).place(second).opened


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grenade hurled at chess match in Panjgur", "Seven hurt in grenade attack on chess match in Panjgur"),
        ("Two surveyors taken hostage in Kunar", "Surveyors and interpreter kidnapped in Kunar"),
    ],
)
def test_an_unusual_word_that_both_use_joins_them(one: str, other: str) -> None:
    first, second = from_outlets(one, other)
    assert index_of(first).place(second).story == "story-0"


def test_what_many_things_are_called_joins_nothing() -> None:
    first, second = from_outlets("Gunmen attack excise office in Khuzdar", "Gunmen attack irrigation office in Khuzdar")
    assert index_of(first).place(second).opened


LOANS = (
    "Ministers approve tranche of ML-1 rail loan",
    "ML-1 loan tranche approved by ministers in Beijing",
    "Gwadar slaughterhouse exports donkey meat",
    "Donkey meat exports begin at Gwadar slaughterhouse",
    "Visa fee waived for Chinese investors",
    "Chinese investors need pay no visa fee now",
)


def test_news_without_violence_join_by_their_words() -> None:
    stories = stories_of(*from_outlets(*LOANS))
    assert stories == [stories[0]] * 2 + [stories[2]] * 2 + [stories[4]] * 2
    assert len(set(stories)) == 3


@pytest.mark.parametrize(
    "headlines",
    [
        (
            "Der Bau der Brücke ist nach Angaben des Landrats fertig",
            "Nach dem Besuch des Papstes ist von Renten die Rede",
            "Der Trainer des Vereins ist nach dem Spiel nicht zu sprechen",
        ),
        (
            "La visita del rector pone en el centro los exámenes de la facultad",
            "Los pescadores de la isla se quejan de la falta de hielo en el centro del pueblo",
            "El precio del trigo sube en la bolsa por la sequía en el sur del continente",
        ),
    ],
)
def test_words_that_a_language_cannot_do_without_join_nothing(headlines: tuple[str, ...]) -> None:
    assert len(set(stories_of(*from_outlets(*headlines)))) == len(headlines)


def test_an_article_like_two_stories_makes_them_one_the_older() -> None:
    one, other, bridge, both = from_outlets(
        "Otter census in Dasu valley finds forty animals",
        "Wardens praised for counting rare river mammals",
        "Otter census: wardens praised, forty rare river mammals counted",
        "Wardens praised after census: forty rare river mammals, the otter census finds",
    )
    index = index_of(one, other).add(telling_of(bridge, "story-0"))
    placement = index.place(both)
    assert (placement.story, placement.also) == ("story-0", ("story-1",))
    later = index.add(telling_of(both, "story-0")).place(replace(other, title=f"{other.title} again"))
    assert later.story == "story-0"


DISTRICTS = ("Gwadar", "Karachi", "Quetta", "Besham", "Peshawar", "Turbat", "Kabul", "瓜达尔", "کراچی", "बेशाम")
SAME = ({"Gwadar", "瓜达尔"}, {"Karachi", "کراچی"}, {"Besham", "बेशाम"})
ATTACKS = (
    "Gunmen attack convoy of Chinese engineers in {}",
    "Five Chinese engineers killed in {} convoy attack",
    "Suicide bomber hits convoy of Chinese workers near {}",
    "BLA claims attack on Chinese convoy in {}",
    "Toll rises to six in attack on Chinese convoy in {}",
)
BUSINESS = (
    "CPEC loan for {} signed",
    "Stocks fall in {}",
    "{} port: trading resumes",
    "{} financing talks",
)
places, attacks, business = st.sampled_from(DISTRICTS), st.sampled_from(ATTACKS), st.sampled_from(BUSINESS)
headlines = st.builds(str.format, attacks | business, places)


def from_outlets(*headlines: str) -> list[Article]:
    """The headlines as articles of as many outlets, ten minutes apart."""
    return [
        article(
            title, outlet=f"Outlet {number}", url=f"https://o{number}.example/", published=NOW + number * 10 * MINUTE
        )
        for number, title in enumerate(headlines)
    ]


@given(st.lists(headlines, max_size=12))
def test_placing_is_the_same_every_time_and_after_a_restart(titles: list[str]) -> None:
    told = from_outlets(*titles)
    stories = stories_of(*told)
    assert stories == stories_of(*told)
    restarted = StoryIndex.of(map(telling_of, told[:-1], stories[:-1]), TABLES)
    assert [restarted.place(each).story for each in told[-1:]] == stories[-1:]


@given(attacks, attacks, places, places)
def test_no_attack_joins_one_in_another_place(one: str, other: str, here: str, there: str) -> None:
    assume(here != there and {here, there} not in SAME)
    told, new = from_outlets(one.format(here), other.format(there))
    assert index_of(told).place(new).opened


@given(st.lists(headlines, max_size=12))
def test_a_story_never_holds_two_places(titles: list[str]) -> None:
    for story, titled in told_together(titles).items():
        named = {place for title in titled for place in DISTRICTS if place in title}
        assert len(named) == 1 or named in SAME, story


TARGETS, DATES = ("bus", "hotel", "airport", "餐馆"), ("", " on 3 March", " on 5 March")
facts = st.tuples(st.sampled_from(("Gwadar", "Besham", "Mastung")), st.sampled_from(TARGETS), st.sampled_from(DATES))


@given(st.lists(facts, max_size=12))
def test_a_story_never_holds_conflicting_facts(told: list[tuple[str, str, str]]) -> None:
    titles = [f"Gunmen attack {target} in {place}, four Chinese dead{date}" for place, target, date in told]
    of = dict(zip(titles, told, strict=True))
    for together in told_together(titles).values():
        places, targets, dates = ({of[title][aspect] for title in together} for aspect in range(3))
        assert (len(places), len(targets), len(dates - {""})) <= (1, 1, 1)


@given(st.lists(headlines, max_size=12))
def test_business_never_joins_an_attack(titles: list[str]) -> None:
    is_business = {form.format(place) for form in BUSINESS for place in DISTRICTS}
    for story, titled in told_together(titles).items():
        assert len({title in is_business for title in titled}) == 1, story


def told_together(titles: list[str]) -> dict[str, set[str]]:
    """The headlines of each story, placed in this order."""
    together: dict[str, set[str]] = {}
    for title, story in zip(titles, stories_of(*from_outlets(*titles)), strict=True):
        together.setdefault(story, set()).add(title)
    return together


@given(st.lists(headlines, max_size=8), st.lists(headlines, min_size=1, max_size=4))
def test_an_older_index_answers_as_if_nothing_had_been_added(titles: list[str], more: list[str]) -> None:
    told = from_outlets(*titles, *more)
    index = StoryIndex.of(map(telling_of, told[: len(titles)], titles), TABLES)
    answers = [index.place(each) for each in told]
    newer = index
    for each in told[len(titles) :]:
        newer = newer.add(telling_of(each, newer.place(each).story)).since(NOW + 10 * MINUTE)
    assert [index.place(each) for each in told] == answers


# ── bad input ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_rubric_of_thousands_of_outlets_merges_no_strangers() -> None:
    briefings = from_outlets(*["Morning briefing"] * 500)
    assert len(set(stories_of(*briefings))) == len(briefings)


def test_a_rubric_that_one_outlet_repeats_is_one_story() -> None:
    briefings = [replace(each, outlet="The Paper") for each in from_outlets(*["Morning briefing"] * 200)]
    assert len(set(stories_of(*briefings))) == 1


def test_an_outlet_that_describes_itself_under_every_headline_melts_nothing() -> None:
    tagline = (
        "News and views of the valley from the oldest paper between the two rivers, every day since the great flood."
    )
    told = [
        replace(each, outlet="The Paper", text=tagline) for each in from_outlets("Otters counted again", "Bridge opens")
    ]
    assert len(set(stories_of(*told))) == 2


@pytest.mark.parametrize("title", ["", "Dasu", "…", "达苏", "🔥", "a " * 3000])
def test_an_article_of_hardly_a_word_opens_a_story_of_its_own(title: str) -> None:
    told = from_outlets(title, "Bus attacked in Besham")
    assert len(set(stories_of(*told))) == 2


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_gone_wrong_joins_no_attack_of_today(year: int) -> None:
    now, then = from_outlets("Bus attacked in Besham", "Bus attacked near Besham")
    then = replace(then, published=NOW.replace(year=year), seen=NOW.replace(year=year))
    assert len(set(stories_of(now, then))) == 2
    assert len(set(stories_of(then, now))) == 2


# ── who is behind it ─────────────────────────────────────────────────────────────────────────────────────────────────


def origins_of(*told: Article) -> list[str]:
    index, origins = StoryIndex.of(tables=TABLES), []
    for each in told:
        placement = index.place(each)
        index = index.add(telling_of(each, placement.story, placement.origin))
        origins.append(placement.origin)
    return origins


def test_copies_of_one_report_are_one_origin_and_others_are_not() -> None:
    report = " ".join(f"Ranger {number} saw the bus burn beside the river at noon." for number in range(9))
    own = " ".join(f"A driver told us of {number} men with masks on the hill." for number in range(9))
    first, copy, other = from_outlets("Bus attacked in Besham", "Besham: bus attacked", "Besham bus attack")
    told = (replace(first, text=report), replace(copy, text=report[60:]), replace(other, text=own))
    origins = origins_of(*told)
    assert origins[0] == origins[1] != origins[2]


def test_a_credit_line_names_the_origin_within_a_story() -> None:
    one, other, own = from_outlets("Bus attacked in Besham", "Bus attacked near Besham", "Besham bus attack")
    told = (replace(one, text="BESHAM (Reuters) - A bus burns."), replace(other, text="Men shot. (Reuters)"), own)
    origins = origins_of(*told)
    assert origins[0] == origins[1] != origins[2]


def test_one_headline_in_two_outlets_is_one_origin() -> None:
    assert (
        len(
            set(
                origins_of(
                    *from_outlets("Bus attacked in Besham on Monday night", "Bus attacked in Besham on Monday night")
                )
            )
        )
        == 1
    )


def test_origins_of_two_stories_differ() -> None:
    told = [replace(each, text="(Reuters)") for each in from_outlets("Bus attacked in Besham", "Blast in Quetta")]
    assert len(set(origins_of(*told))) == 2


# ── why it joined, or did not ────────────────────────────────────────────────────────────────────────────────────────


def why(one: Article, other: Article) -> str:
    return index_of(one).place(other).why


def test_an_incident_says_what_both_tell() -> None:
    one, other = from_outlets("Gunmen attack convoy of Chinese engineers in Gwadar", "瓜达尔中国工程师车队遭枪击")
    assert why(one, other) == "same incident: Gwadar, chinese, vehicle, workers, by gun"


def test_a_blast_may_turn_out_to_be_what_a_drone_dropped_but_no_shooting() -> None:
    blast, drone, guns = from_outlets(
        "Explosion at camp of Chinese workers in Gwadar",
        "Drone hits camp of Chinese workers in Gwadar",
        "Camp of Chinese workers in Gwadar shot at",
    )
    assert why(blast, drone) == "same incident: Gwadar, chinese, camp, workers, by drone"
    assert "another way of attack" in why(blast, guns)


def test_where_the_dead_are_mourned_is_no_other_place() -> None:
    told = article("Gunmen kill four guards at zinc mine near Kanraj", text="The wounded were taken to Uthal.")
    mourned = article("Funeral of guards killed at zinc mine held in Uthal", outlet="Other", url="https://b.example/1")
    assert not index_of(told).place(mourned).opened


def test_attacks_on_things_that_no_list_knows_stay_two() -> None:
    one, other = from_outlets("Gunmen attack bakery in Khuzdar", "Gunmen attack aquarium in Khuzdar")
    assert why(one, other) == "alike in words: khuzdar, gunmen, attack, but an incident is known by its facts alone"


def test_first_reports_of_one_place_join_across_languages() -> None:
    one, other = from_outlets("Explosion heard near Besham", "بشام میں زور دار دھماکہ")
    assert why(one, other) == "same incident: Besham, by blast"


def test_a_like_attack_elsewhere_says_what_kept_it_apart() -> None:
    one, other = from_outlets("Blast hits convoy near Hub town", "Blast hits convoy in Quetta")
    assert why(one, other) == "alike in words: convoy, blast, hit, but another place (Quetta, not Hub)"


def test_the_place_that_a_convoy_was_going_to_is_not_where_it_was_attacked() -> None:
    one, other = from_outlets(
        "Suicide attack on bus of Chinese engineers on road to Dasu", "Bus of Chinese engineers hit in Besham"
    )
    near = article(
        "Chinese engineers' bus attacked near Besham", text="It was going to Dasu.", url="https://third.example/"
    )
    assert index_of(one).place(other).opened
    assert why(one, near).startswith("same incident: Dasu, chinese")


def test_a_wire_copy_under_another_headline_joins() -> None:
    text = " ".join(f"Sentence {number} of the report tells more of what officers found." for number in range(20))
    copy = article("What we know", text=f"By our reporter. {text[:900]}", outlet="Other", url="https://other.example/")
    assert why(article("A report", text=text), copy) == "mostly the same text as The Paper"


def test_alike_business_news_of_two_outlets_is_one_story() -> None:
    one, other = from_outlets(
        "ML-1 rail loan: Beijing ministers approve first tranche", "Beijing ministers approve ML-1 rail loan tranche"
    )
    assert why(one, other) == "alike in words: tranche, ml, approve"


def test_likeness_alone_never_joins_two_attacks() -> None:
    one, other = from_outlets(
        "Gunmen kill four labourers sleeping in their quarters at road site in Ninewells",
        "Gunmen kill four labourers sleeping in their quarters at road site in Tenwells",
    )
    assert index_of(one).place(other).opened


def test_an_attack_joins_no_story_that_only_echoes_an_earlier_one() -> None:
    echo, attack = from_outlets("Inquiry ordered into Besham bus attack", "Bus attacked in Besham, four dead")
    assert index_of(echo).place(attack).opened


def test_what_comes_after_joins_until_two_days_after_the_last_telling() -> None:
    attack = article("Bus of Chinese engineers attacked in Besham")
    title = "Bodies of Chinese engineers killed in Besham flown home"
    soon, late = (article(title, url=f"https://o.example/{hours}", published=NOW + hours * HOUR) for hours in (47, 49))
    assert not index_of(attack).place(soon).opened
    assert index_of(attack).place(late).opened
