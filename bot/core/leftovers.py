"""The words of a headline that no list of ours knows: what was attacked, as a rule, where that is nothing usual."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.marks import MARKS
from bot.core.text import Folded, fold, tokens

# words of any headline, which say nothing of what was hit
_TABLE = """
a an the in on at of to from near by for with and or as after before outside inside over under into through least
more than up off out down its it is are was were be been has have had he his her they their this that not no new
first another other all also now still who what when where how amid during between against among hit hits hitting
strike strikes struck rock rocks rocked rip rips tear tears leave leaves left take takes took lob lobbed hurl hurled
throw throws thrown fire fired fires land lands landed go goes went come comes came say says said tell tells told
report reports reported hear heard see seen feared target targets set sets try tries tried rush rushed use used turn
turned stop stopped open opens opened enter enters police officials official residents sources source witness
witnesses authorities government army troops area city town district province region country highway road street
main night morning evening today dawn noon overnight hours hour minutes minute day days week monday tuesday
wednesday thursday friday saturday sunday people person persons men man woman women many several some few others
dozens scores number toll major huge powerful loud massive deadly twin heavy intense suspected unknown armed
unidentified assailants militants terrorists insurgents separatists attackers motorcycle motorbike motorbikes
victims casualties update breaking live latest video watch details state pakistan pakistani pakistan's northwest
southwest northern southern western eastern north south west east میں پر کے کی کا کو سے نے اور ہے ہیں تہا تہے گیا
گیی گیے کر دیا دیے ایک دو تین چار پانچ افراد متعدد مسلح نامعلوم قریب باہر اندر شہر ضلع علاقے زوردار زور دار پولیس
فورسز حکام واقعہ में पर के की का को से ने और है हैं था थे गया गई गए कर दिया एक दो तीन चार पांच लोग लोगों कई पास बाहर
अंदर शहर जिले इलाके पुलिस अज्ञात बड़ा
quarters sleep side away hundreds couple track gate gates wall house home street visit visits concerned embassy
nationals national citizens citizen minister ministry ministers prime president chief governor spokesman spokesperson
notice statement security forces hq inside building details identified group gang men's locals local provincial federal
amid shoots shooting attempt bid deadly least condition foiled forces personnel chinese foreign
launch launches launched search searches searching firm firms company companies extortion distances distance
disowns disown political burned burnt charred run runs linked operated owned based bound managed backed led owner owners
behind carry carries carried guarding guard guarded unit units private public local central former senior junior top
visit visiting meet meets met chief chiefs team teams group groups gang gangs band bands sweep over case cases probe
know knew known far what's here's why says saying calls called call named names name suspect suspects suspected
accused blame blames blamed vow vows vowed claim claims claimed reject rejects rejected denied denies deny confirm
confirms confirmed warn warns warned hold holds held hunt hunts hunted flee flees fled escape escapes escaped foil
foils shut shuts closed close closes remain remains remained stay stays stayed begin begins began end ends ended
continue continues continued follow follows followed spark sparks sparked trigger triggers triggered cause causes
caused draw draws drew bring brings brought give gives gave get gets got make makes made keep keeps kept put puts
send sends sent show shows showed shown need needs needed want wants wanted seek seeks sought look looks looked
find finds found lose loses lost seal seals sealed cordon cordons cordoned reach reaches reached rise rises rose
climb climbs climbed mount mounts mounted grow grows grew survive survives survived admit admits rush rushes
bloody brutal brazen daring horrific tragic grim fresh new latest late early ongoing rare apparent alleged
reportedly allegedly apparently again once twice still yet just only even both all half full total every each any
nearly almost around roughly some least most very much too here there where then when while since until till
afternoon tonight yesterday tomorrow weekend month year years season friday's
across along beyond towards toward onto upon within without via per because if so than but or nor either neither
himself themselves itself who whom whose which these those them him her our your my we you i me us
border side center centre heart edge outskirts limits area's vicinity spot scene site place location part parts
one two three four five six seven eight nine ten eleven twelve
باشندے باشندوں باشندہ شہری شہریوں سرحد سرحدی شاہراہ قومی موٹرسائیکل سوار سواروں والے والی والا نے کرنے دینے ساتھ بعد
موقع خلاف زیر گئیں دیں مار لیا بنا جا رہے तहत नागरिक नागरिकों सीमा किया साथ बाद करने वाले ली दी हुए हुई हुआ तक ने
taliban's taliban ctd ispr dpo ssp dig sho isi prayer prayers offer offers offered help helps seeking suspend suspends
suspended operation operations clearance tribal receive receives received arrival emergency return returns returned
service services image images footage cctv counter terror terrorism safe unhurt beside doubt doubts chair chairs chaired
meeting urgent urges urged pledge pledges pledged fears dual nationality names frontier deny soil launched site sites
fifteen twenty thirty چہ سات آٹھ نو دس گیارہ بارہ بیس چھ چار छह सात आठ नौ दस ग्यारह बारह बीस
"""
_ANY = frozenset(fold(_TABLE).text.split())
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_TABLE = """
附近 发生 發生 一名 一家 一个 一辆 一处 一座 至少 多人 多名 地区 地區 当地 警方 巴基斯坦 武装 武裝 分子 男子 不明
身份 死亡 受伤 人 名 遭 被 致 在 的 了 与 和 一 两 兩 三 四 五 六 七 八 九 十 县 县城 市 省 后 後 前 造成 数 数十
多 伤 死 亡 内 外 事件 强烈 边境 恐怖 军方 针对 市中心 中心 目前 官方 宣布 联合 处置 回国 海域 乘坐 路边 企图
"""
_NO_NOUN = re.compile("|".join(_HAN_TABLE.split()))


def leftovers(folded: Folded, read: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The words of a folded headline outside of the spans that were read, and that stand not in any headline."""
    spans = [*read, *(named[:2] for named in MARKS.find(folded))]
    left = list(folded.text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    text = "".join(left)
    han = {run for runs in _HAN.findall(text) for run in _NO_NOUN.sub(" ", runs).split() if len(run) > 1}
    words = {text[start:end] for start, end in tokens(_HAN.sub(" ", text)) if end - start > 1}
    plain = {word.removesuffix("'s") for word in words if not word.isdigit()} - _ANY
    return frozenset(han | {word.removesuffix("s") if word.isascii() else word for word in plain})


def script_of(folded: str) -> str:
    """What a headline is written in, as far as words of two headlines can be compared: latin, han, or the like."""
    letter = next((each for each in folded if each.isalpha()), "a")
    return "han" if _HAN.match(letter) else "latin" if letter.isascii() else hex(ord(letter) >> 7)
