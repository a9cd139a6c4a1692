"""The words by which tolls are read: harm, people, and what ties numbers to them or parts them from it.

A table of plain words in English, Urdu, Chinese and Hindi, like bot.core.vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.lexicon import Lexicon

Meaning = tuple[str, str]  # what a mark is, and of which harm or people

# what it is, and of which harm or people: the words, spelt as the aliases of a watchlist
_TABLE = """
harm killed: killed, dead, slain, kill, kills, killing, killings, die, dies, died, deaths, shot dead, gunned down
harm killed: martyred
harm killed: embraced martyrdom, embrace martyrdom, मरे, lost their lives, lives, perished, perish, bodies, bodies of
harm killed: beheaded, found dead, claims, claimed
harm killed: death of
harm killed: ہلاک, ہلاکتیں, جاں بحق, جاں بحق ہوئے, شہید, قتل, لاشیں, مارے گئے, 遇难, 遇難, 死亡, 身亡, 丧生, 喪生
harm killed: 被杀, 遭枪杀, 被枪杀, 死, 罹难, 遇害, 殉职, 射杀, 遭射杀, 丧命, 杀害, 遭杀害, 毙命, murdered, gun down
harm killed: guns down, lose lives, lose their lives, جان کی بازی ہار گئے, جام شہادت نوش, جان سے گئے, لقمہ اجل
harm killed: دم توڑ گئے, موت, जान गंवाई, जान गंवा, जान गई
harm killed: 打死, 牺牲, 被击毙, 击毙, 擊斃, मारे गए, मारे, मौत, मौतें, शहीद, ढेर, हत्या, मृत, 阵亡, 殉国, 亡, 被打死, 惨死
harm killed: جانبحق, جان بحق, جاںبحق, 命丧
harm wounded: wounded, injured, injuries, hurt, wounds, injures, wounding, injuring, wound, injure, زخمی, 受伤, 受傷
harm wounded: 伤, 傷
harm wounded: घायल, जख्मी, 挂彩, 负伤
harm kidnapped: hostage, hostages, kidnapped, kidnap, kidnaps, abducted, abduct, abducts, abducting, taken hostage
harm kidnapped: taken away, 被掳, 掳走, 被掳走, 被绑, 遭劫持, 被劫持, अगवा किए
harm kidnapped: held hostage
harm kidnapped: take hostage, اغوا, یرغمال, 绑架, 遭绑架, 被绑架, 劫持, 扣为人质, अपहरण, अगवा, बंधक, 遭绑, 遭挟持
harm kidnapped: 被挟持, 遭掳, 绑走, 遭绑走, اغواء, یرغمال بنا*
toll killed: جاں بحق افراد کی تعداد, ہلاک افراد کی تعداد, death toll, toll, number of dead, number of killed
toll killed: number of deaths, ہلاکتوں کی تعداد, اموات کی تعداد
toll killed: ہلاک ہونے والوں کی تعداد, جاں بحق ہونے والوں کی تعداد, 死亡人数, 遇难人数, 遇难者人数, मृतकों की संख्या
toll killed: 罹难人数, 死者人数, 死亡数
toll wounded: زخمی افراد کی تعداد, number of wounded, number of injured, زخمیوں کی تعداد, 受伤人数, घायलों की संख्या
none both: no casualties, no casualty, 无人员伤亡, 無人員傷亡, 无人伤亡, 没有人员伤亡, 未造成人员伤亡, कोई हताहत नहीं
none killed: no loss of life, جانی نقصان نہیں, کوئی جانی نقصان
no: no, no one, nobody, none, no other, 没有, 無, 无, 暂无, कोई
casualties: 伤亡, casualties, casualty
least: at least, no fewer than, not less than, کم از کم, 至少, 最少, कम से कम
over: more than, over, above, upwards of, 超过, 逾, 超過
over-after: سے زائد, سے زیادہ, से अधिक, से ज्यादा, 多, 余, 餘
most: up to, as many as, 多达
about: about, around, some, nearly, almost, roughly, approximately, an estimated, تقریبا, قریب, 约, 近, 大约, करीब
about: लगभग
range: to, and, or, سے, یا, 到, 至, से, या
between: between
more: more, another, further, مزید, 又有, 另有, 再有, और
and: and, along with, plus, اور, 和, 及, 以及, 与, और, तथा
part: including, includes, include, among them, with, بشمول, 包括
part-end: among, سمیت, 在内的, 在内, समेत, सहित
part-of: of them, of whom, among whom, ان میں, 其中, जिनमें, इनमें
same: as many
unit: km, kilometre*, kilometer*, mile*, hour*, minute*, days, weeks, months, years, am, pm, percent, per cent
unit: vehicles, 无人机
unit: houses, shops, buses, trucks, cars, bullets, rupee*, million, billion, rounds, schools, villages, bags, tankers
unit: 孩子的妈, 孩子的母亲, 孩子的爸, بچوں کی ماں, بچوں کے والد, گھنٹے, گھنٹوں, منٹ, کلومیٹر, گاڑیاں, گاڑیوں, دن, سال
unit: ماہ, किलोमीटर, घंटे, दिन, साल, वाहन
freed: free, frees, freed, rescue, rescues, release, releases, released, recover, recovers, recovered, 解救, 获释
bar: by, after, while, attacked, attack, hit, arrested, arrest, detained, rescued, survived, trapped, on board, aboard
bar: carrying, ordered, sent, گرفتار, گرفتاری, बचाए, पकड़े, 被捕, 逮捕, 获救, ambushed, targeted, says, said
people chinese: chinese, چینی, 中国, 中國, 中方, 华人, चीनी, 陆籍, 陆人
people pakistani: pakistani, pakistanis, local, پاکستانی, مقامی, 巴基斯坦, 巴方, 本地, 当地, पाकिस्तानी, स्थानीय
people afghan: afghan, afghans, افغان, افغانی, 阿富汗, अफगान
people japanese: japanese, جاپانی, 日本, जापानी
people korean: korean, koreans, کوریائی, 韩国, कोरियाई
people turkish: turkish, turks, ترک, 土耳其, तुर्की
people russian: russian, russians, روسی, 俄罗斯, रूसी
people iranian: iranian, iranians, ایرانی, 伊朗, ईरानी
people american: american, americans, امریکی, 美国, अमेरिकी
people indian: indian, indians, بھارتی, 印度, भारतीय
people foreign: foreigner*, foreign, غیر ملکی, غیر ملکیوں, 外国, 外籍, विदेशी
people attackers: attacker*, militant*, terrorist*, gunmen, gunman, bomber*, insurgent*, assailant*, rebels
people attackers: khawarij, khwarij
people attackers: حملہ آور, حملہ آوروں, دہشت گرد, دہشت گردوں, دہشتگرد, خوارج, 武装分子, 武裝分子, 袭击者, 恐怖分子
people attackers: 枪手
people attackers: हमलावर*, आतंकी, आतंकियों, आतंकवादी*, उग्रवादी*
one: a driver, their driver, his driver, the driver, a policeman, a soldier, a woman, a man, a child, a boy, a girl
one: a guard, a security guard, a civilian, a passer by, a worker, an engineer, a labourer, ان کا ڈرائیور
one pakistani: a pakistani driver, their pakistani driver, a local driver, their local driver, a pakistani, a local
"""


def _words() -> Iterator[tuple[str, Meaning]]:
    for line in _TABLE.strip().splitlines():
        heading, words = line.split(": ", 1)
        what, _, of = heading.partition(" ")
        for word in words.split(", "):
            yield word, (what, of)


MARKS: Lexicon[Meaning] = Lexicon(_words())
