"""What a headline speaks of that no list knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.facts import event_of
from bot.core.leftovers import script_of
from bot.core.places import Gazetteer

GAZETTEER = Gazetteer.read((Path(__file__).parents[1] / "bot/data/gazetteer.tsv").read_text())


@pytest.mark.parametrize(
    ("title", "unread"),
    [
        ("Gunmen attack bakery in Khuzdar, two dead", {"bakery"}),
        ("Grenade lobbed at banquet hall in Nushki", {"banquet", "hall"}),
        ("Gunmen attack bus in Khuzdar, two dead", set()),
        ("Loud blast heard near Besham", set()),
        ("瓜达尔渔港遭手榴弹袭击", {"渔港"}),
        ("خضدار میں بیکری پر مسلح افراد کا حملہ", {"بیکری"}),
        ("Bakery opens in Khuzdar", set()),
        ("奎达附近口岸遭袭 当局发布最新通报", set()),
        ("奎塔自殺攻擊12死27傷", set()),
        ("7工人熟睡中遇害 理发店遭枪手袭击", {"理发店"}),
        ("联合国谴责袭击 行动仍在继续", set()),
        ("پنجگور سے اغوا ہونے والے تمام افراد کی تلاش کے لیے آپریشن جاری", set()),
    ],
)
def test_what_no_list_knows_is_kept_of_a_headline_about_an_incident(title: str, unread: set[str]) -> None:
    assert event_of(title, "", GAZETTEER).unread == unread


@pytest.mark.parametrize(("text", "script"), [("Blast", "latin"), ("爆炸", "han"), ("123", "latin")])
def test_words_are_compared_within_a_script(text: str, script: str) -> None:
    assert script_of(text) == script
    assert script_of("دھماکہ") == script_of("حملہ") != script_of("हमला")
