"""Which news agency a report is credited to."""

from __future__ import annotations

import pytest

from bot.core.credits import credit_of


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ISLAMABAD (Reuters) - Two men were held.", "Reuters"),
        ("KARACHI, March 3 (AFP): Two men were held.", "AFP"),
        ("Kabul, March 3 (IANS) Two men were held.", "IANS"),
        ("New Delhi [India], March 3 (ANI): Two men were held.", "ANI"),
        ("QUETTA: Two men were held. — APP", "APP"),
        ("Two men were held on Monday. (PTI)", "PTI"),
        ("Two men were held. With inputs from ANI", "ANI"),
        ("Two men were held. Source: Xinhua", "Xinhua"),
        ("By Associated Press\nTwo men were held.", "AP"),
        ("کوئٹہ (آن لائن) دو افراد گرفتار", "Online"),
        ("اسلام آباد (اے ایف پی) دو افراد گرفتار", "AFP"),
        ("新华社伊斯兰堡3月3日电 两人被捕", "Xinhua"),
        ("中新社北京3月3日电 两人被捕", "CNS"),
        ("据路透社3日报道，两人被捕", "Reuters"),
        ("नई दिल्ली (भाषा) दो गिरफ्तार", "PTI"),
    ],
)
def test_an_agency_is_credited_in_its_own_way(text: str, agency: str) -> None:
    assert credit_of("The Paper", text) == agency


def test_an_agency_that_tells_it_itself_is_credited() -> None:
    assert credit_of("Associated Press of Pakistan", "") == "APP"
    assert credit_of("新华网", "两人被捕") == "Xinhua"


@pytest.mark.parametrize(
    "text",
    [
        "An official told Reuters that two men were held.",
        "The AP cabinet approved a bridge.",
        "An app for farmers was shown. The app is free.",
        "Two men were held, Xinhua's office said at noon on Monday in the city.",
        "",
    ],
)
def test_a_name_in_passing_is_no_credit(text: str) -> None:
    assert credit_of("The Paper", text) == ""
