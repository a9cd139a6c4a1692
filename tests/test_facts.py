"""What is read of an event: its kind, place, target, authors and tolls."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.account import Harm
from bot.core.facts import Event, event_of
from bot.core.places import Gazetteer

GAZETTEER = Gazetteer.read((Path(__file__).parents[1] / "bot/data/gazetteer.tsv").read_text())


def event(title: str, text: str = "") -> Event:
    return event_of(title, text, GAZETTEER)


def scene(title: str, text: str = "") -> list[str]:
    return [place.name for place in event(title, text).scene]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Gunmen open fire on van", "attack"),
        ("Three killed in city", "attack"),
        ("گاڑی پر خودکش حملہ", "attack"),
        ("车队遭袭", "attack"),
        ("काफिले पर हमला", "attack"),
        ("Guards gun down supervisor", "attack"),
        ("Mob vandalises plant", "attack"),
        ("Rail track sabotaged", "attack"),
        ("Woman blows herself up beside van", "attack"),
        ("Inspector embraces martyrdom", "attack"),
        ("Armed men set three dumpers on fire", "attack"),
        ("Militants hit hotel", "attack"),
        ("Watchman turns gun on supervisors", "attack"),
        ("Bus hit by mine", "attack"),
        ("Workers' camp shelled", "attack"),
        ("Militants occupy police station", "attack"),
        ("Mobile phone tower torched", "attack"),
        ("Two surveyors snatched from road camp", "kidnapping"),
        ("Eleven labourers go missing", "kidnapping"),
        ("Rebels seize nine workers", "kidnapping"),
        ("Sleeper cell smashed", "raid"),
        ("Embassy gets bomb threat", "threat"),
        ("Gas cylinder explodes in kitchen", "accident"),
        ("Technician dies of heart attack", "accident"),
        ("Trailer rams into coach, six killed", "accident"),
        ("Accused pleads guilty", "trial"),
        ("چاقو کے وار سے تاجر زخمی", "attack"),
        ("营地遭无人机投弹", "attack"),
        ("कैंप में तोड़फोड़", "attack"),
        ("بارود سے بھری گاڑی چوکی سے ٹکرا دی", "attack"),
        ("دو گاڑیاں نشانہ بن گئیں", "attack"),
        ("بجلی کے کھمبے تباہ", "attack"),
        ("巡逻车触雷", "attack"),
        ("九名乘客遭处决", "attack"),
        ("武装夜袭检查哨", "attack"),
        ("گورنر کے مشیر کا قتل", "attack"),
        ("سرچ آپریشن کے دوران پولیس پر حملہ", "attack"),
        ("满载炸药汽车撞围墙", "attack"),
        ("车队遭焚", "attack"),
        ("کوئلے کے ٹرک جلا کر خاکستر", "attack"),
        ("پولیس وین پر گولیاں چلائی گئیں", "attack"),
        ("Two engineers abducted", "kidnapping"),
        ("دو انجینئر اغوا", "kidnapping"),
        ("两名工程师遭绑架", "kidnapping"),
        ("کارکنوں کو اسلحے کے زور پر لے گئے", "kidnapping"),
        ("武装分子劫火车", "kidnapping"),
        ("工程师被蒙面者带走", "kidnapping"),
        ("Police foil attack on restaurant", "raid"),
        ("Security forces kill six khwarij", "raid"),
        ("TTP commander eliminated", "raid"),
        ("سات ملزمان گرفتار", "raid"),
        ("警方捣毁一窝点", "raid"),
        ("بھاری مقدار میں اسلحہ برآمد", "raid"),
        ("路边炸弹被成功拆除", "raid"),
        ("بارودی مواد سے بھرا رکشہ قبضے میں لے لیا گیا", "raid"),
        ("Embassy issues warning to citizens", "threat"),
        ("Travel advisory raised over threat of attacks", "threat"),
        ("使馆提醒注意安全", "threat"),
        ("سفارت خانے کا سیکیورٹی الرٹ", "threat"),
        ("Three killed as van overturns", "accident"),
        ("ٹریفک حادثے میں تین ہلاک", "accident"),
        ("商场大火致三人遇难", "accident"),
        ("گیس لیکج سے دھماکہ، پانچ جاں بحق", "accident"),
        ("煤矿瓦斯爆炸 12人死亡", "accident"),
        ("居民楼倒塌 27人遇难", "accident"),
        ("登山者在山峰遇难", "accident"),
        ("سیلابی ریلے میں تین افراد بہہ گئے", "accident"),
        ("Loan tranche for rail line released", "business"),
        ("双方签约", "business"),
    ],
)
def test_the_headline_tells_the_kind(title: str, kind: str) -> None:
    assert event(title).kinds == {kind}


@pytest.mark.parametrize(
    "title",
    ["مہنگائی بم گرا دیا گیا", "تنقید کا نشانہ بنایا", "سائبر حملے میں ڈیٹا چوری", "آوارہ کتوں کا حملہ", "票房爆炸"]
    + ["چھکوں کی بمباری", "سیاسی حملہ", "خلائی راکٹ روانہ", "تحریک عدم اعتماد ناکام", "网红打卡引爆老街"]
    + ["شہید بینظیر بھٹو یونیورسٹی", "میزائل کا کامیاب تجربہ", "لاپتہ افراد کا کیس", "آئین پر حملہ نامنظور"]
    + ["لاپتہ چینی کوہ پیما کی تلاش", "اہلکار نے خود کو گولی مار لی", "使馆提醒办理签证"]
    + ["多人质疑方案", "两国举行反劫持演练", "司机开火车", "空投物资抵达", "恶犬攻击骑手", "广告引爆话题"]
    + ["黑客攻击系统", "女排击败对手", "交警提醒司机", "化解分歧"],
)
def test_a_figure_of_speech_is_no_event(title: str) -> None:
    assert event(title).kinds == frozenset()


def test_a_storm_is_no_attack() -> None:
    assert "attack" not in event("热浪袭击沿海").kinds


@pytest.mark.parametrize(
    "title",
    ["Gold price shoots up", "Minister under fire over tariff", "Cyber attack on ministry", "Film shoot ends in valley"]
    + ["Bowling attack in focus", "Port held hostage to red tape", "Shares hit by strike", "Tunnel blasting ends"]
    + ["Mock exercise: troops storm guesthouse", "Thriller about hostages hits screens", "Police seize Chinese goods"]
    + ["Opposition lashes out, blasts government", "Customs officials seize gold", "Workers picked up by police"],
)
def test_words_of_ordinary_news_tell_no_violence(title: str) -> None:
    assert not event(title).kinds & {"attack", "kidnapping", "raid"}


def test_what_came_after_an_attack_names_it_and_tells_something_else() -> None:
    told = event("Stocks fall after attack")
    assert told.kinds == {"attack"}
    assert told.tells == {"business"}


@pytest.mark.parametrize("title", ["Judge kidnapped and killed", "جج اغوا کے بعد قتل", "一法官遭绑架后被杀"])
def test_who_is_kidnapped_and_killed_was_attacked_too(title: str) -> None:
    assert event(title).kinds == {"attack", "kidnapping"}


def test_an_attack_that_was_fought_off_is_attack_and_raid() -> None:
    assert event("Attack on convoy foiled, two terrorists killed").kinds == {"attack", "raid"}


def test_a_headline_with_dead_is_never_market_news() -> None:
    assert event("Five killed as loan office bombed after rally").kinds == {"attack"}


def test_a_text_speaks_where_the_headline_is_silent() -> None:
    assert event("What happened", "Gunmen attacked a bus in Quetta.").kinds == {"attack"}
    assert scene("What happened", "Gunmen attacked a bus in Quetta.") == ["Quetta"]


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Blast near Besham", ["Besham"]),
        ("Blast on road to Dasu", []),
        ("Team from Karachi sent to Quetta", []),
        ("Besham attack: bodies flown to Islamabad", ["Besham"]),
        ("Islamabad condemns Kabul bombing", ["Kabul"]),
        ("بشام میں دھماکہ، انجینئر داسو جا رہے تھے", ["Besham"]),
        ("前往达苏的车辆遭袭", []),
        ("由伊斯兰堡返回营地的车队在贝沙姆遭袭", ["Besham"]),
        ("Coach fired on along Sukkur-Multan motorway", []),
        ("Van that left at dawn for Karachi port hit by bomb in Hub", ["Hub"]),
        ("Gunmen attack hotel in Pakistan's port city", ["Pakistan"]),
        ("दासू की ओर जा रही बस पर बेशाम में हमला", ["Besham"]),
        ("Pakistan: bus hit in Mastung, Balochistan", ["Mastung"]),
        ("Two Chinese kidnapped from Quetta", ["Quetta"]),
        ("Dasu dam engineers' bus bombed near Besham", ["Besham"]),
        ("Engineers of Port Qasim power plant killed in Karachi airport blast", ["Karachi airport"]),
        ("Saindak trucks ambushed", ["Balochistan"]),
        ("达苏水电站班车在贝沙姆遭袭", ["Besham"]),
        ("巴基斯坦达苏水电站项目车辆遭袭", ["Khyber Pakhtunkhwa"]),
        ("کابل نے تخار حملے کی مذمت کی", ["Takhar"]),
        ("使馆强烈谴责达苏项目车辆遇袭", ["Khyber Pakhtunkhwa"]),
        ("Vehicle of Dasu project staff attacked", ["Khyber Pakhtunkhwa"]),
        ("Attack on project in Dasu", ["Dasu"]),
        ("Kabul condemns killing of miners in Khatlon", ["Khatlon"]),
        ("Pylons toppled in Kalat, Quetta without power", ["Kalat"]),
        ("Vigil in Lahore for victims of Besham attack", ["Besham"]),
        ("Hub: two engineers shot", ["Hub"]),
        ("Punjab CM vows justice for passengers slain in Musakhail", ["Musakhel"]),
        ("سیندک پراجیکٹ کی گاڑیوں کے قافلے پر حملہ", ["Balochistan"]),
        ("达苏水电站停工", ["Khyber Pakhtunkhwa"]),
        ("达苏水电站接驳巴士遭炸", ["Khyber Pakhtunkhwa"]),
        ("卡拉奇大学班车遇袭", ["Karachi"]),
        ("میتیں اسلام آباد منتقل، بشام میں دھماکہ", ["Besham"]),
    ],
)
def test_the_scene_is_where_it_happened(title: str, places: list[str]) -> None:
    assert scene(title) == places


@pytest.mark.parametrize(
    "dateline",
    ["QUETTA: ", "QUETTA, Pakistan (Reuters) - ", "KARACHI — ", "کوئٹہ (نامہ نگار) ", "（中央社喀布爾26日綜合外電）"]
    + ["新华社奎达3月3日电 "],
)
def test_a_dateline_is_not_the_scene(dateline: str) -> None:
    assert scene("Gunmen attack port", f"{dateline}Men attacked the port of Gwadar.") == ["Gwadar Port"]


@pytest.mark.parametrize(
    ("title", "dateline", "places"),
    [
        ("Bomb kills two in Balochistan", "MASTUNG", ["Mastung"]),
        ("Bomb kills two on highway", "MASTUNG", ["Mastung"]),
        ("Bomb kills two in Balochistan", "KHAR", ["Balochistan"]),
        ("Bomb kills two in Kalat", "MASTUNG", ["Kalat"]),
        ("Bomb kills two on highway", "QUETTA", []),
    ],
)
def test_a_small_towns_dateline_says_where_in_a_province_it_was(title: str, dateline: str, places: list[str]) -> None:
    assert scene(title, f"{dateline}: Officials said so.") == places


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Kabul blames others for killing in Khatlon", ["Khatlon"]),
        ("Beijing asks for justice for the wounded from the Besham blast", ["Besham"]),
    ],
)
def test_who_speaks_is_no_scene_and_an_attack_is_known_by_its_place(title: str, places: list[str]) -> None:
    assert scene(title) == places


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Three Chinese miners killed in northern Mali", ["Mali"]),
        ("Mali: two Chinese held by gunmen", ["Mali"]),
        ("Mali mine attack kills two Chinese", ["Mali"]),
        ("马里金矿遇袭", ["Mali"]),
        ("中国公民在尼日利亚遭绑架", ["Nigeria"]),
        ("美国马里兰州发生枪击", []),
        ("在马里兰州发生枪击", []),
        ("نائیجیریا میں دو چینی اغوا", ["Nigeria"]),
        ("नाइजीरिया में दो चीनी अगवा", ["Nigeria"]),
        ("पहलगाम हमला: सात मरे", ["Indian Kashmir"]),
        ("Chinese ship hijacked off Somalia", ["Somalia"]),
        ("Pakistan condemns attack in Turkey", ["Turkey"]),
        ("Bomb in Russia-backed village", []),
        ("Chinese in Pakistan uneasy after attack in Mali", ["Pakistan"]),
        ("India condemns attack in Kabul", ["Kabul"]),
        ("Russian and Turkish envoys condemn Karachi attack", ["Karachi"]),
        ("India attack kills five in Bahawalpur", ["Bahawalpur"]),
        ("India attack kills five", []),
        ("Investors look for copper in Zambia", []),
        ("俄罗斯谴责卡拉奇袭击", ["Karachi"]),
        ("土耳其工程师遭绑架", []),
    ],
)
def test_a_country_abroad_is_the_scene_only_where_it_is_said_and_nothing_nearer_stands(
    title: str, places: list[str]
) -> None:
    assert scene(title) == places


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Blast near Karachi kills four", ["near Karachi"]),
        ("Gunmen attack convoy north of Kabul", ["near Kabul"]),
        ("Bus hit outside Quetta, officials say", ["near Quetta"]),
        ("کراچی کے قریب دھماکہ", ["near Karachi"]),
        ("喀布尔以北发生爆炸", ["near Kabul"]),
        ("距喀布尔20多公里处发生爆炸", ["near Kabul"]),
        ("क्वेटा के पास धमाका", ["near Quetta"]),
        ("Blast near Karachi airport", ["Karachi airport"]),
        ("Blast near Kabul hotel", ["Kabul"]),
        ("Blast near Karachi, in Hub", ["Hub"]),
        ("Blast near Besham", ["Besham"]),
    ],
)
def test_what_was_only_near_a_great_city_was_somewhere_around_it(title: str, places: list[str]) -> None:
    assert scene(title) == places


def test_a_groups_name_is_no_place() -> None:
    assert scene("Baloch Liberation Army and Balochistan Liberation Army are one group") == []


@pytest.mark.parametrize(
    ("title", "targets"),
    [
        ("Blast hits convoy", {"vehicle"}),
        ("Attack on consulate", {"consulate"}),
        ("ریستوران پر حملہ", {"restaurant"}),
        ("机场遭袭", {"airport"}),
        ("Bus to the dam attacked", {"vehicle"}),
        ("Bomber rams explosives-laden car into army post", {"checkpost"}),
        ("Car bomb outside hotel", {"hotel"}),
        ("Consulate visits wounded of bus attack", {"vehicle"}),
        ("Chinese consulate in Karachi condemns bus attack", {"vehicle"}),
        ("中国驻卡拉奇总领馆强烈谴责袭击", set()),
        ("中国驻卡拉奇总领馆遭袭", {"consulate"}),
        ("چینی قونصل خانے نے حملے کی مذمت کی", set()),
        ("چینی قونصل خانے پر حملے کی مذمت", {"consulate"}),
        ("Funeral prayers of martyred constables offered at police lines", set()),
        ("Toll in police lines bombing rises", {"police station"}),
        ("Coffins of engineers leave airbase", set()),
        ("Death toll in attack on airport climbs", {"airport"}),
        ("Jirga sent for release of abducted staff", set()),
        ("Toll in jirga bombing rises", {"polling"}),
        ("Gunmen storm Chinese mission", {"consulate"}),
        ("Bomb goes off at toll booth", {"toll plaza"}),
        ("Coach hit by mine", {"vehicle"}),
        ("FIR lodged at Saddar police station over attack", set()),
        ("Case lodged over attack on police station", {"police station"}),
        ("تھانہ صدر میں حملے کا مقدمہ درج", set()),
        ("تھانے پر حملے کا مقدمہ درج", {"police station"}),
        ("حملے کا مقدمہ سی ٹی ڈی تھانے میں درج", set()),
        ("شہدا کی نماز جنازہ پولیس لائنز میں ادا", set()),
        ("遇难者遗体运返 总统机场送别", set()),
        ("Police van bombed", {"vehicle", "police vehicle"}),
        ("Guesthouse stormed in Nushki", {"hotel"}),
        ("喀布尔外交部外爆炸", {"ministry"}),
        ("کرش پلانٹ پر حملہ", {"quarry"}),
        ("一钻井平台被焚毁", {"rig"}),
        ("गोदाम में विस्फोट", {"warehouse"}),
    ],
)
def test_the_target_is_what_was_hit(title: str, targets: set[str]) -> None:
    assert event(title).targets == targets


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    told = event("瓜達爾中國工程師車隊遇襲 三名中國公民遇難")
    assert told.kinds | told.targets | told.nations == {"attack", "vehicle", "chinese"}
    assert scene("瓜達爾中國工程師車隊遇襲") == ["Gwadar"]
    assert event("賈法爾特快車遇襲 搜尋生還者").is_later
    assert told.counted(Harm.KILLED) == {3}


def test_whose_staff_was_hit_is_no_target() -> None:
    assert event("Staff of Hub power plant attacked").targets == set()
    assert event("Power plant workers attacked").targets == set()
    assert event("达苏水电站停工").targets == set()
    assert event("Coal mine workers attacked").targets == {"mine"}
    assert event("巴基斯坦一水电站遭袭").targets == {"dam"}


def test_who_is_among_the_dead_does_not_say_who_was_hit() -> None:
    assert event("Soldiers among eight killed in bus shooting").has_others
    assert not event("Eight soldiers killed in bus shooting").has_others


def test_who_was_with_the_citizens_of_a_nation_does_not_say_who_was_hit() -> None:
    assert event("Chinese nationals attacked in Gwadar, driver killed").people == frozenset()
    assert event("Chinese engineers attacked in Gwadar, driver killed").people == {"workers", "drivers"}
    assert event("Driver killed in Gwadar").people == {"drivers"}


def test_a_claim_tells_an_attack() -> None:
    assert event("BLF says it hit troops in Awaran").kinds == {"attack"}
    assert event("BLF holds a meeting in Awaran").kinds == set()


def test_arms_beside_the_dead_tell_an_attack() -> None:
    assert event("Explosive-laden boat wounds two").kinds == {"attack"}
    assert event("Armed forces day, explosives shown").kinds == set()


def test_an_attack_that_heads_the_news_of_its_end_is_told() -> None:
    assert event("Nokkundi attack: clearance operation ends, six terrorists killed").kinds == {"attack", "raid"}
    assert event("Clearance operation ends, six terrorists killed").kinds == {"raid"}


def test_militants_raid_where_police_raids() -> None:
    assert event("Militants raid town").kinds == {"attack", "raid"}
    assert event("Police raid town").kinds == {"raid"}


def test_who_was_not_hurt_is_no_victim() -> None:
    assert event("Blast in Gwadar, no Chinese hurt").nations == frozenset()


@pytest.mark.parametrize(
    ("title", "nation"),
    [
        ("土耳其工程师遇袭", "turkish"),
        ("中国夫妇遭枪击", "chinese"),
        ("کوئی چینی زخمی نہیں، دھماکہ", ""),
        ("土耳其谴责袭击", ""),
    ],
)
def test_a_country_before_a_word_for_people_is_whose_citizens_they_are(title: str, nation: str) -> None:
    assert event(title).nations == ({nation} if nation else set())


@pytest.mark.parametrize(
    ("title", "people"),
    [("چینی ملازمین پر حملہ", "workers"), ("两名勘探人员遭绑架", "workers"), ("पर्यटकों पर हमला", "tourists")]
    + [
        ("Polio worker shot", "health"),
        ("Bomber hits party workers", "politicians"),
        ("Bomb hits army truck", "security"),
    ]
    + [("Dentist shot in clinic", "health"), ("Interpreter abducted", "workers"), ("چوکیداروں پر فائرنگ", "guards")],
)
def test_people_are_known_by_what_they_do(title: str, people: str) -> None:
    assert event(title).people == {people}


@pytest.mark.parametrize("title", ["女炸弹客是两个孩子的妈", "حملہ آور دو بچوں کی ماں"])
def test_the_mother_of_children_makes_no_victims_of_them(title: str) -> None:
    assert event(title).people == frozenset()
    assert event(f"{title} 3中国人遇难").counted(Harm.KILLED) == {3}


@pytest.mark.parametrize(
    "title", ["حملے میں چینی شہری ملوث نکلا", "چینی کی قیمت میں اضافہ", "چینی صدر کا پیغام", "چینی زبان کا مرکز"]
)
def test_sugar_a_nations_president_and_who_did_it_are_no_victims(title: str) -> None:
    assert event(title).nations == frozenset()


@pytest.mark.parametrize(
    "title", ["Chinese embassy guard shot", "چینی سفارت خانے کا بیان، دھماکے میں دو ہلاک", "चीनी दूतावास के बाहर धमाका"]
)
def test_a_nations_embassy_is_none_of_its_citizens(title: str) -> None:
    assert event(title).nations == frozenset()
    assert event(title).interest == {"chinese"}


def test_foreigners_are_a_nationality_only_until_it_is_stated() -> None:
    assert event("Foreigners hurt in blast").nations == {"foreign"}
    assert event("Foreigners hurt in blast", "Two Chinese are among them.").nations == {"chinese"}


@pytest.mark.parametrize(
    ("title", "actor"),
    [("BLA claims blast", "BLA"), ("ٹی ٹی پی کا حملہ", "TTP"), ("“伊斯兰国”袭击", "ISIS-K"), ("The bla of it", "")],
)
def test_groups_are_read_by_name(title: str, actor: str) -> None:
    assert event(title).actors == ({actor} if actor else set())


@pytest.mark.parametrize(
    ("title", "killed"),
    [
        ("Three Chinese engineers killed in attack", {3}),
        ("Blast kills 12 in Quetta", {12}),
        ("Toll rises to six", {6}),
        ("At least 7 people were killed", {7}),
        ("Eight attackers killed, two soldiers dead", {2}),
        ("Two more engineers died", set()),
        ("Five wounded in blast", set()),
        ("تین چینی انجینئر ہلاک", {3}),
        ("پانچ افراد جاں بحق", {5}),
        ("دھماکے میں 5افراد جاں بحق", {5}),
        ("三名中国工程师遇难", {3}),
        ("袭击造成死亡人数升至12人", {12}),
        ("爆炸致十五人死亡", {15}),
        ("तीन चीनी इंजीनियरों की मौत", {3}),
        ("A 2026 plan for 500 schools", set()),
    ],
)
def test_the_killed_are_counted_in_digits_and_words(title: str, killed: set[int]) -> None:
    assert event(title).counted(Harm.KILLED) == killed


@pytest.mark.parametrize(
    ("title", "wounded"),
    [("Blast injures 12", {12}), ("Four soldiers wounded", {4}), ("دس افراد زخمی", {10}), ("5名工人受伤", {5})],
)
def test_the_wounded_are_counted_apart(title: str, wounded: set[int]) -> None:
    assert event(title).counted(Harm.WOUNDED) == wounded
    assert not event(title).counted(Harm.KILLED)


@pytest.mark.parametrize("title", ["Has the corridor hit a roadblock?", "کیا راہداری رک گئی ہے؟", "走廊遇阻了吗？"])
def test_a_question_over_a_text_about_attacks_looks_back(title: str) -> None:
    assert event(title, "Militants attacked engineers in Gwadar twice.").is_past
    assert not event(title, "Loans are late.").is_past


def test_a_question_that_tells_an_attack_does_not() -> None:
    assert not event("Gunmen attack port in Gwadar: is it over?").is_past


def test_a_blast_says_less_of_the_way_of_attack_than_a_bomb() -> None:
    assert event("Explosion near camp").methods == {"blast"}
    assert event("Roadside bomb blast near camp").methods == {"blast", "bomb"}


@pytest.mark.parametrize("title", ["Blast on 3 March", "Blast on March 3", "3月3日爆炸"])
def test_a_date_is_a_month_and_a_day(title: str) -> None:
    assert event(title).days == {(3, 3)}


@pytest.mark.parametrize(
    ("title", "later"),
    [("China condemns blast", True), ("دھماکے کی مذمت", True), ("各方谴责袭击", True), ("Blast hits bus", False)]
    + [("Blast victims in stable condition", True), ("دھماکے کا مقدمہ درج", True), ("爆炸善后工作展开", True)]
    + [("مغوی مزدور بازیاب", True), ("چینی شہریوں کی تلاش جاری", True), ("دو چینی شہری اغوا", False)]
    + [("فائرنگ کرنے والا سکیورٹی گارڈ گرفتار", True), ("伤者正在救治", True), ("五名军官被处分", True)]
    + [("喀布尔外交部外爆炸", False), ("وزارت خارجہ کے باہر دھماکہ", False), ("幸存司机讲述经过", True)]
    + [("دھماکے میں ہلاکتیں چھ ہو گئیں", True), ("دھماکے میں 26 ہلاکتیں", False), ("حملے پر افسوس", True)]
    + [("شناخت کے بعد مسافروں کو گولی ماری", False), ("مقتول کی شناخت ہو گئی", True), ("受损轨道已修复", True)]
    + [("پل دھماکے سے اڑا دیا، ٹرین سروس معطل", False), ("قاتل پکڑے گئے", True), ("恐袭后公司解雇工人", True)]
    + [("人质全数获救", True), ("两名工人遭绑架", False), ("使馆吁公民撤离", True), ("中企暂停施工", True)]
    + [("سفارت خانے کی شہریوں کو محتاط رہنے کی ہدایت", True), ("陆使馆促请严惩凶手", True)]
    + [("Wounded engineers moved to Rawalpindi", True), ("Guard who shot supervisor still at large", True)]
    + [("China asks for truth behind bus blast", True), ("Car used in bombing found", True)]
    + [("Embassy tells compatriots to quit border zone after shooting", True)]
    + [("Firm seeks escort for workers after Hub killings", True), ("Attackers came from afar, says IG", True)]
    + [("Attack won't derail CPEC, says minister", True), ("Flags at half-mast for engineers", True)]
    + [("Killers of engineer will be caught", True), ("Inquiry finds lapses before bombing", True)]
    + [("Dasu tragedy: traces of explosives found", True), ("Who was the woman who blew herself up?", True)]
    + [("Firm pulls staff out after ambush", True), ("NA passes resolution against bombing", True)]
    + [("Bomber slams car into convoy", False), ("Culprits flee after shooting", False)]
    + [("Protest against load-shedding", False), ("Lapses in road works", False)]
    + [("घायलों की हालत स्थिर", True), ("Embassy staff unhurt in blast", False)],
)
def test_what_comes_after_an_event_is_known_by_its_words(title: str, later: bool) -> None:
    assert event(title).is_later is later


@pytest.mark.parametrize(
    ("title", "later"),
    [("Kidnapped engineers freed", True), ("Jirga seeks release of abducted miners", True)]
    + [("Bodies of kidnapped labourers found", True), ("Forces rescue 80 hostages", True), ("Hostage walks free", True)]
    + [("Beijing wants all done to rescue citizens kidnapped in Quetta", True)]
    + [("Captors demand ransom for trader", True), ("Two engineers kidnapped in Quetta", False)]
    + [("Gunmen kidnap five, search begins", False), ("Two workers abducted, one found shot", False)],
)
def test_search_release_and_bodies_come_after_a_kidnapping(title: str, later: bool) -> None:
    assert event(title).is_later is later


def test_a_text_says_more_closely_what_was_near_a_great_city() -> None:
    assert scene("Blast near Karachi kills two", "A bomb went off in Hub.") == ["Hub"]
    assert scene("Blast near Karachi kills two", "Doctors in Karachi treat the wounded.") == ["near Karachi"]
    assert event("Blast near Karachi kills two").is_incident


def test_what_stands_near_a_part_of_a_great_city_is_in_it() -> None:
    assert scene("Blast near Karachi airport") == ["Karachi airport"]
    assert scene("Blast outside Quetta court") == ["Quetta"]
