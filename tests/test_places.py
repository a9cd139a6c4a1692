"""Which places a text names, and which rule each other out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.places import Gazetteer, Place, PlaceKind, conflict, narrowest, shared
from bot.core.text import fold

TABLE = (Path(__file__).parents[1] / "bot/data/gazetteer.tsv").read_text()
GAZETTEER = Gazetteer.read(TABLE)
ROWS = [line.split("\t") for line in TABLE.splitlines() if not line.startswith("#")][1:]
SPELT = [(name, each) for name, _, _, *spelt in ROWS for each in "|".join(filter(None, spelt)).split("|")]


def names(text: str) -> list[str]:
    return [place.name for place in GAZETTEER.places(fold(text))]


def places(*texts: str) -> tuple[Place, ...]:
    return tuple(GAZETTEER.find(fold(text))[0].meaning for text in texts)


EVERY_PLACE = sorted({place for _, spelt in SPELT for place in places(spelt.strip("=*"))}, key=str)
some_places = st.lists(st.sampled_from(EVERY_PLACE), max_size=4)


def test_a_town_lies_in_its_district_its_province_and_its_country() -> None:
    assert names("Blast in Besham") == ["Besham", "Shangla", "Khyber Pakhtunkhwa", "Pakistan"]


def test_a_place_in_two_others_names_what_is_around_both_once() -> None:
    assert names("Blast at Tarbela")[:3] == ["Tarbela dam", "Haripur", "Swabi"]
    assert len({around.name for around in places("Tarbela")[0].within}) == len(places("Tarbela")[0].within)


def test_every_spelling_names_its_place() -> None:
    found = {spelt: GAZETTEER.find(fold(spelt.strip("=*"))) for _, spelt in SPELT}
    assert [spelt for name, spelt in SPELT if [each.meaning.name for each in found[spelt]] != [name]] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بشام میں دھماکہ", "Besham"),
        ("瓜达尔港遭袭", "Gwadar Port"),
        ("ग्वादर में हमला", "Gwadar"),
        ("Rocket fired at PORT QASIM", "Port Qasim"),
        ("BISHAM: police said", "Besham"),
        ("a bus in Dera-Ismail-Khan", "Dera Ismail Khan"),
        ("workers in KP's north", "Khyber Pakhtunkhwa"),
        ("attack in south-western Pakistan", "Balochistan"),
        ("bomb in Pakistan's largest city", "Karachi"),
        ("阿富汗首都发生爆炸", "Kabul"),
        ("巴西南部一处检查站遭袭", "Balochistan"),
        ("gunmen near Hub", "Hub"),
        ("حب: فائرنگ", "Hub"),
        ("drone over Darvoz", "Darvoz"),
        ("沙姆西丁·绍欣区一营地遭袭", "Shamsiddin Shohin"),
        ("court blast in G-11", "G-11"),
        ("伊斯兰玛巴德爆炸", "Islamabad"),
        ("زیارت کے قریب فائرنگ", "Ziarat"),
        ("کرم: قافلے پر فائرنگ", "Kurram"),
        ("کابل ہوائی اڈے کے باہر دھماکہ", "Kabul airport"),
        ("塔达县发生爆炸", "Thatta"),
        ("blast in Gujrat", "Gujrat (Punjab)"),
        ("لیہ میں دھماکہ", "Layyah"),
        ("झंग में हमला", "Jhang"),
        ("لوئر دیر کے قریب فائرنگ", "Lower Dir"),
        ("یک مچ میں فائرنگ", "Yakmach"),
        ("Khyber: gunmen attack a post", "Khyber"),
    ],
)
def test_a_place_is_known_in_every_script_and_style(text: str, name: str) -> None:
    assert names(text)[0] == name


@pytest.mark.parametrize(
    "text",
    ["Dasuwal won", "a hub of trade", "the swat team", "kp index", "Besham's"[:5], "a Logistics Hub opens"]
    + ["Tank Rolls On", "Site Closed", "Sea View Flat", "مندی میں اضافہ", "نیو یارک میں", "巴士起火", "巴黎街头"]
    + [
        "riots in Gujarat",
        "沙特达成协议",
        "交通普查",
        "明天到达杜塞",
        "佛罗里达",
        "卡拉什尼科夫步枪",
        "拉夫桑贾尼",
        "穆里尼奥",
        "شام میں",
        "गाय मरी",
    ],
)
def test_a_part_of_a_word_or_a_common_word_is_no_place(text: str) -> None:
    assert names(text) == []


def test_every_district_of_pakistan_is_known_in_three_scripts() -> None:
    districts = [
        place for place in EVERY_PLACE if place.kind is PlaceKind.DISTRICT and places("Pakistan")[0] in place.within
    ]
    spelt = {name: spelt[:3] for name, _, _, *spelt in ROWS}
    assert len(districts) > 130
    assert [place.name for place in districts if not all(spelt[place.name])] == []


def test_a_name_inside_a_longer_name_is_not_named_itself() -> None:
    assert [named.meaning.name for named in GAZETTEER.find(fold("at Karachi airport"))] == ["Karachi airport"]
    assert names("blast in Khyber Pakhtunkhwa") == ["Khyber Pakhtunkhwa", "Pakistan"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Besham", "Gwadar"),
        ("Besham", "Dasu"),
        ("Gwadar port", "Gwadar airport"),
        ("Kabul", "Balochistan"),
        ("Khatlon", "Gorno-Badakhshan"),
        ("Saddar, Karachi", "Clifton, Karachi"),
        ("Mali", "Pakistan"),
        ("Gulf of Aden", "Red Sea"),
        ("outskirts of Karachi", "Quetta"),
        ("outskirts of Karachi", "Hyderabad, Sindh"),
        ("outskirts of Quetta", "Sindh"),
        ("outskirts of Quetta", "outskirts of Karachi"),
    ],
)
def test_places_apart_conflict(one: str, other: str) -> None:
    assert conflict(places(one), places(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Besham", "Shangla"), ("Shangla", "Pakistan"), ("Gwadar port", "Balochistan")]
    + [("Hub district", "Lasbela"), ("Chinese consulate in Karachi", "Clifton, Karachi"), ("Jandola", "Waziristan")]
    + [("Barseen", "Dasu"), ("Kolai Palas", "Kohistan"), ("Gadani", "Lasbela"), ("Winder", "Hub district")]
    + [("Reko Diq", "Nokkundi"), ("Saindak", "Taftan"), ("Hodur", "Chilas"), ("Bhasha dam", "Chilas")]
    + [("Tarbela", "Swabi"), ("Tarbela", "Haripur"), ("Port Qasim", "Malir"), ("Jinnah airport", "Malir")]
    + [("Karachi University", "Gulshan-e-Iqbal"), ("Longan hotel", "Shahr-e-Naw"), ("Mes Aynak", "Mohammad Agha")]
    + [("Jinnah airport", "Shahrah-e-Faisal"), ("Longan hotel", "Gulfaroshi"), ("Tirah", "Khyber's Bara")]
    + [
        ("Hassu Khel", "Mir Ali"),
        ("Chodwan", "Daraban"),
        ("Saindak", "Nokkundi"),
        ("PC hotel in Gwadar", "Koh-e-Batil"),
    ]
    + [("Torkham", "Landi Kotal"), ("Serena hotel in Quetta", "Zarghoon Road"), ("Mashkaf", "Dhadar")]
    + [("outskirts of Karachi", each) for each in ("Hub dam", "Lasbela", "Malir", "Sindh", "Balochistan", "Pakistan")]
    + [("outskirts of Kabul", "Logar"), ("outskirts of Islamabad", "Punjab"), ("Gulf of Aden", "Somalia")],
)
def test_a_place_and_what_lies_around_it_do_not_conflict(one: str, other: str) -> None:
    assert not conflict(places(one), places(other))


def test_a_set_conflicts_only_when_all_of_it_lies_elsewhere() -> None:
    assert not conflict(places("Besham", "Dasu"), places("Dasu dam"))
    assert conflict(places("Besham", "Dasu"), places("Gwadar"))


def test_a_common_province_is_no_common_ground_of_two_districts() -> None:
    assert conflict(places("Quetta", "Balochistan"), places("Gwadar", "Balochistan"))


def test_a_road_rules_nothing_out() -> None:
    assert not conflict(places("Karakoram Highway"), places("Gwadar"))


def test_two_sets_share_the_narrowest_ground() -> None:
    assert shared(places("Besham", "Pakistan"), places("Shangla", "Gwadar")) == places("Shangla")[0]
    assert shared(places("Besham"), places("Gwadar")) is None


def test_what_lies_around_another_place_adds_nothing() -> None:
    assert narrowest(places("Pakistan", "Besham", "Shangla")) == places("Besham")


@given(some_places, some_places)
def test_a_conflict_is_mutual_and_shares_nothing(some: list[Place], others: list[Place]) -> None:
    assert conflict(some, others) == conflict(others, some)
    assert not conflict(some, some)


def test_a_gazetteer_without_a_table_knows_no_place() -> None:
    assert Gazetteer().places(fold("Besham")) == ()


def test_a_parent_that_is_not_named_above_is_refused() -> None:
    with pytest.raises(ValueError, match="Tinytown lies in Nowhere"):
        Gazetteer.read("name\tkind\tparent\ten\nTinytown\ttown\tNowhere\tTinytown\n")
