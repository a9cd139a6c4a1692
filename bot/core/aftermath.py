"""Tells a headline about what came after an attack ("Work resumes after attack") from a report of the attack itself.

Only a main clause that tells of no violence and no alarm, beside violence that stands behind "after" alone, makes one.
In doubt it is a report of the attack: a card too many is better than an attack that is played down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.lexicon import Lexicon
from bot.core.places import Gazetteer
from bot.core.text import Folded, fold
from bot.core.vocabulary import LEXICON

# what the words of a main clause make of it: alarm tells of the event as it happens, calm of what people did later
_TABLE = """
alarm: evacuat*, cordon*, seal off, seals off, sealed off, rush, rushes, rushed, rushing, missing, trapped, feared
alarm: scramble, scrambles, scrambled, flee, flees, fled, fleeing, lockdown, locked down, on fire, in flames, flames
alarm: fire breaks out, fire broke out, fire erupts, ablaze, burn, burns, burning, burnt, smoke, plume, panic
alarm: stampede, ambulance*, hospital, hospitals, hospitalised, rescue*, casualties, victims, siege, besieged
alarm: standoff, stand-off, surround*, heard, shatter*, rubble, debris, plunge*, crash*, derail*, overturn*, collapse*
alarm: falls into, fell into, run for cover, ran for cover, critical, emergency, curfew, called in, divert*, manhunt
alarm: hunt for, search*, trade fire, trades fire, traded fire, exchange fire, exchange of fire, clash, clashes
alarm: clashed, fighting, battle, gunfight, crater, destroyed, damaged, unhurt, unharmed, safe, survive*, escape
alarm: escapes, escaped, blackout, without power, power cut, stranded, struck, hit, hits, seized, strike again
alarm: strikes again, under way, underway, ongoing, breaking, unconscious, bleeding, troops, soldiers, commandos
alarm: forces, helicopter*, medics, paramedics, firefighters, police reach, held up, turns back, turned back, stopped
alarm: windows, crowd, crowds, hide, hiding, لاپتہ, فرار, محاصرہ, محاصرے, گھیرے, گھیراؤ, بھگدڑ, آگ, خالی, انخلا, منتقل
alarm: ہسپتال, اسپتال, ریسکیو, امدادی, سیل, ناکہ بندی, خوف و ہراس, جا گری, جا گرا, الٹ, پٹری, جھڑپ, مقابلہ, محفوظ
alarm: بال بال, ایمرجنسی, دھواں, بجلی, پھنس, آپریشن, تلاش, فورسز, نفری, 失踪, 起火, 着火, 大火, 交火, 激战, 疏散, 封锁
alarm: 包围, 恐慌, 踩踏, 送医, 抢救, 救援, 营救, 被困, 逃离, 逃跑, 逃走, 逃逸, 坠, 翻车, 侧翻, 脱轨, 倒塌, 浓烟, 火光
alarm: 枪声, 停电, 对峙, 平安, 无恙, 脱险, 获救, 生还, 紧急, 追捕, 搜捕, 戒严, 昏迷, 部队, 军警, 特种, लापता, फरार
alarm: घेराबंदी, घेर*, भगदड़, आग, खाली, अस्पताल, बंधक, फंसे, गिरी, गिरा, पलटी, पलटा, पटरी, मुठभेड़, धुआं, सुरक्षित
alarm: बाल बाल, बचाव, बिजली, इमरजेंसी, तलाश, अफरातफरी, सुरक्षा बल*, सेना, گر گئی, گر گیا, ملبے, دب گئے, ढही, मलबे, दबे
alarm: succumb*, wreck, emptied, lockdown*
calm: resum*, restart*, reopen*, restor*, open again, opens again, open to traffic, back to normal, normal, normally
calm: back in, back at, back to work, return to work, returns to work, return home, returns home, work, works
calm: construction, stocks, shares, bourse, index, rupee, bonds, premium*, insur*, investor*, investment*, traders
calm: exports, tourism, talks, meet, meets, met, meeting, visit, visits, visited, visiting, phone*, telephon*
calm: counterpart, vow, vows, vowed, pledge*, promise*, ask, asks, asked, demand, demands, demanded, urge, urges
calm: urged, call for, calls for, called for, seek, seeks, want, wants, order, orders, ordered, condol*, condemn*
calm: mourn*, protest, protests, sit-in, review*, tighten*, step up, steps up, stepped up, beef*, security raised
calm: security tightened, more security, security measures, security plan, more guards, stay shut, stays shut
calm: remain shut, remains shut, stay closed, stays closed, remain closed, remains closed, sends team, committee
calm: cabinet, session, summit, parliament, opposition, firms, companies, families, compensat*, hazard pay, opinion
calm: editorial, analysis, lessons, worr*, debate*, question*, relations, policy, plan, plans, planned, budget
calm: solidarity, tribute*, vigil*, prayer*, memorial, go home, leave camp, fly home, flown home, inquiry, probe
calm: investigat*, cricket, match, advisory, rules, ban, bans, banned, schools, honour*, award*, thank*, praise*
calm: remember*, buy, buys, bought, offer, offers, offered, replace*, sack, sacks, sacked, resign*, appoint*
calm: transfer*, repair*, rebuil*, relief, donat*, دوبارہ, بحال, شروع, کھول دی, کھول دیا, کھل گئی, کھل گیا, کھل گئے
calm: معمول, اسٹاک, سٹاک, مندی, تیزی, روپے, روپیہ, مطالبہ, رابطہ, ملاقات, دورہ, دورے, اجلاس, مذاکرات, سکیورٹی بڑھا*
calm: سکیورٹی سخت, مذمت, تعزیت, احتجاج, کمپنیوں, کمپنیاں, کام بند, کام روک, انشورنس, معاوضہ, اظہار, فیصلہ, جائزہ
calm: ہدایت, اپیل, تحقیقات, وطن واپس, تعلقات, بیان, ملتوی, منسوخ, اجازت, 复工, 恢复, 重启, 重返, 重新开放, 重开, 通车
calm: 正常, 股市, 股指, 卢比, 通电话, 通话, 会见, 会谈, 会晤, 访问, 要求, 呼吁, 敦促, 加强, 慰问, 表示, 谴责, 哀悼
calm: 抗议, 审查, 评估, 调整, 讨论, 保险, 保费, 赔偿, 复课, 停工, 暂停, 继续, 工作组, 调查, 回国, 推迟, 取消, 关系
calm: 承诺, 增派, 计划, 复航, 复产, फिर, दोबारा, शुरू, खुला, खुली, खुले, बहाल, सामान्य, शेयर बाजार, रुपया, मांग
calm: बातचीत, मुलाकात, दौरा, बैठक, वार्ता, सुरक्षा बढ़ा*, सुरक्षा कड़ी, निंदा, शोक, विरोध, कंपनियों, कंपनियां, काम बंद
calm: काम रोक, मुआवजा, फैसला, समीक्षा, निर्देश, अपील, जांच, स्वदेश, रिश्ते, बयान, टला, टली, रद्द, खरीद*
calm: internet, discuss*, pushes, border security, mechanism, SOPs, محدود, تعینات, بائیکاٹ, 解雇, 撤换, 裁员, 追思
"""
_TONES: Lexicon[str] = Lexicon(
    (word, tone)
    for tone, _, words in (line.partition(": ") for line in _TABLE.strip().splitlines())
    for word in words.split(", ")
)
_VIOLENT = frozenset(
    {("harm", "harm"), *(("kind", kind) for kind in ("attack", "kidnapping", "killing", "repelled", "foiled"))}
)

_PAUSE = re.compile(r"\s+[-‐-―|]+\s+|…|\.\.\.")
_CLAUSES = re.compile(r"[,;:.!?،؛۔।，。；：！？、](?!\d)")
_SOME = r"(?:an?|the|same|next|few|several|many|some|one|two|three|four|five|six|seven|ten|\d+)"
_AFTER = re.compile(
    rf"\b(?:(?:{_SOME} ){{0,2}}(?:days?|weeks?|months?|years?) (?:after|since)"
    r"|after|following|since|despite|over|in (?:the )?(?:wake|aftermath|light) of)\b"
    r".*?(?=$|\b(?:as|while|when|but|and then|leaving|leaves)\b)"
    r"|^.*?(?:کے|سے) (?:\S+ ){0,3}(?:بعد|باوجود|پیش نظر|تناظر میں)(?!\S)"
    r"|^.*?के (?:\S+ ){0,3}(?:बाद|बावजूद|मद्देनजर)(?!\S)"
    r"|^.*?(?:(?<![随最然此今背幕落善])(?:之后|之後|以后|以後|过后|后|後)(?![来续方勤果备])|以来)"
)
_KNOWN = re.compile(  # a cause that is spoken of as known: by its date, as "the attack", or by a word for "since"
    r"(?:days?|weeks?|months?|years?) (?:after|since)\b|^(?:despite|since|in)\b"
    r"|^(?:after|following|over) (?:the|this|that|last|yesterday's|recent|\w+day's) "
    r"|(?<!\S)کے (?:\S+ )+بعد|باوجود|تناظر|(?<!\S)के (?:\S+ )+बाद|बावजूद|(?:天|日|周|月|年)(?:之|以)?[后後]|以来"
)
_NAMING = re.compile(  # what stands behind a place in a name for an attack: "Besham bus attack"
    r"(?: \w+){0,2} (?:attacks?|assaults?|bombings?|blasts?|explosions?|killings?|ambush|hijack\w*|kidnapping|shooting"
    r"|siege|massacre)$"
    r"|(?: \S+){0,2} (?:حملے|حملوں|دہماکے|دہماکوں|سانحے|واقعے) کے"
    r"|(?: \S+){0,2} (?:हमले|हमलों|धमाके|विस्फोट|कांड) के"
    r"|(?!附近).{0,3}(?:袭击|襲擊|爆炸|遇袭|遭袭|枪击|劫持)(?:事件|案|案件)?(?:发生)?(?:之|以|过)?[后後]"
)
_HEARD = re.compile(r"\b(?:heard|reported)\b|سنی|سنا|传出|听到|响起|सुना")


@dataclass(frozen=True, slots=True)
class Clauses:
    """A headline as what it tells (`main`) and what that came after (`cause`), folded; empty without an "after".

    `is_known`: it speaks of the cause as of something that its readers know.
    """

    main: str
    cause: str
    is_known: bool

    @property
    def is_calm(self) -> bool:
        """Whether only the cause is violent, and what it tells is not the event as it happens."""
        if not self.main.strip() or not is_violent(self.cause) or is_violent(self.main) or _HEARD.search(self.cause):
            return False
        tones = {named.meaning for named in _TONES.find(Folded(self.main, self.main))}
        return "alarm" not in tones and (self.is_known or "calm" in tones)


def came_after(title: str, lead: str, gazetteer: Gazetteer) -> Clauses | None:
    """What an article tells and what that came after, if it is not the attack itself that it tells.

    A title that speaks of violence decides; else it must be calm, and so must the lead.
    """
    told = clauses_of(title, gazetteer)
    if is_violent(f"{told.main}, {told.cause}"):
        return told if told.is_calm else None
    before = clauses_of(lead, gazetteer)
    both = Clauses(told.main, before.cause, before.is_known)
    return both if both.is_calm and not is_violent(before.main) else None


def clauses_of(raw: str, gazetteer: Gazetteer) -> Clauses:
    """A headline's clauses."""
    folded = fold(_PAUSE.sub(", ", raw)).text
    main, causes = [], []
    for clause in _CLAUSES.split(folded):
        found = _AFTER.search(clause)
        causes += [found[0].strip()] if found else []
        main.append(f"{clause[: found.start()]} {clause[found.end() :]}" if found else clause)
    is_known = any(_KNOWN.search(cause) or _is_named(cause, gazetteer) for cause in causes)
    return Clauses(", ".join(filter(None, map(str.strip, main))), ", ".join(causes), is_known)


def _is_named(cause: str, gazetteer: Gazetteer) -> bool:
    """Whether it is called by its place."""
    return any(_NAMING.match(cause, place.end) for place in gazetteer.find(Folded(cause, cause)))


def is_violent(folded: str) -> bool:
    """Whether a folded text speaks of violence or of people who came to harm."""
    return any(named.meaning in _VIOLENT for named in LEXICON.find(Folded(folded, folded)))
