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
seize seizes seized destroy destroys destroyed minister's victim ig aig cm pm un passer passerby bystander bystanders
taliban's taliban ctd ispr dpo ssp dig sho isi prayer prayers
offer offers offered help helps seeking suspend suspends
suspended operation operations clearance tribal receive receives received arrival emergency return returns returned
service services image images footage cctv counter terror terrorism safe unhurt beside doubt doubts chair chairs chaired
meeting urgent urges urged pledge pledges pledged fears dual nationality names frontier deny soil launched site sites
way gunpoint family families pair duo disposal hand hands pre cross crosses crossed check checks cut cuts strongly
deeply jump jumps third fourth fifth sixth joint announce announces announced interior order orders ordered trace
traces traced form forms formed wing inspector encounter embrace embraces embraced snatch snatches snatched picked
beefed beef drama demand demands demanded single singled device rage rages raging drop drops dropped conducted avert
averts averted reaching would could should may might must will arrive arrives arrived world profile mother father
brother wife husband son sons protecting protect protected activate activates activated discuss discusses discussed
horror coordinated front duty retired head heads flatten flattens flattened breach breached anti law surface surfaces
sample samples collect collects collected completed complete impose imposes imposed section move moves moved lacking
push pushes pushed friendship concern concerns unclaimed vanish vanishes vanished disappear disappears disappeared
secure secures secured quit quits registered register registers truth unaware evacuate evacuates evacuated tight
tighter posing pose poses effort efforts travel travelling traveling wore wear wears wearing uniform uniforms topple
topples toppled dark darkness repair repairs quarrel row large vet lauds laud praises widen widens widened slept
asleep fall falls fell pull pulls pulled splinter back drag dragging dragged damage damages damaged stronger strong
block blocks blocked special normal ferry ferrying ferried hauling transporting flown fly flies empty confess
confesses alarm voice smoke plume wave spree string series chaos mayhem panic fear riding rode returning passing
parked deployed stationed working worked employed hired resident relative relatives describe describes described
reveal reveals revealed emerge emerges emerged deepen deepens rattle rattles shake shakes shock shocks shocked jolt
jolts stun stuns stunned grip grips plunge plunges plunged pay pays paid honour honours honoured rammed ram rams
thirteen fourteen sixteen seventeen eighteen nineteen forty fifty hundred issue issues issued face faces facing join
joins joined share shares shared raise raises raised quickly swiftly soon deadliest worst biggest minor serious tense
tension unrest restive volatile troubled mystery reason motive responsible blow blows dealt deal deals big small
heavily plan plans planned according break breaks broke chase chases chased pursuit pursue fought fight fights engage
engaged starts start started clip photo photos speak speaks spoke ask asks asked
fifteen twenty thirty چہ سات آٹھ نو دس گیارہ بارہ بیس چھ چار छह सात आठ नौ दस ग्यारह बारह बीस
تلاش جاری شخص اشخاص تمام روز روزہ لیے مقدمہ مقدمے کیس اپنے اپنی اپنا ہو ہوا ہوئی ہوئے ہوئیں ہوگئی ہوگئے ہوگیا ہوگئیں
ہونے ہوں ہوگا ہوگی ہوتے ہوتا ہوتی تھی تھیں تک پھر بھی ہی جو جس جن کہ یہ وہ اس ان اسے انہیں کوئی کچھ سب سبھی ہر کیا
کیوں کب کہاں کیسے کون کتنے کتنا کتنی نہیں مت نہ یا مگر لیکن اگر جب تب اب ابھی آج کل گزشتہ پچھلے آئندہ صبح دوپہر شام
رات شب علی الصبح گھنٹے گھنٹوں منٹ وقت دوران بیک دن ہفتے ہفتہ پیر منگل بدھ جمعرات جمعہ اتوار ماہ مہینے سال برس جنوری
فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر پہلے پہلی پہلا دوسرے دوسری دوسرا تیسرے تیسری آخری مزید
دیگر دوسروں مختلف کئی بہت زیادہ زائد کم صرف محض تقریباً قریبی نزدیک نزد دور درمیان طرف جانب سامنے پیچھے اوپر نیچے
کنارے کنارہ وسط مقام مقامی مقامات علاقہ علاقوں صوبے صوبہ صوبائی وفاقی ملک ملکی بین الاقوامی سرکاری نجی اہم بڑی بڑے
بڑا چھوٹے نئے نئی نیا پرانے شدید شدت خوفناک ہولناک افسوسناک المناک لرزہ دی دیئے دے دیتے دیدی لی لینے لے لیتے کیے
کرتے کرتی کرتا کریں کرے کرلی کرلیا کردی کردیا کردیے کردیئے کرائی کرا کروا جانے جائے جائیں جاتے جاتا جاتی آنے آئے آئی
آیا آگئی آگیا آتے پہنچ پہنچے پہنچی پہنچا پہنچنے نکل نکلے نکالا لگا لگائے لگائی لگ لگنے لگی رکھا رکھے رکھی رہی رہا
رہنے بنے بنی بنایا بنائے بنانے بنانا بن چکے چکا چکی سکا سکے سکتے پڑا پڑے پڑنے پڑی ملا ملی ملے ملنے مل ڈالا ڈال اٹھا
اٹھے اٹھی گونج گرنے گرا گری گرے اتار اتر اترے روانہ واپس واپسی داخل گھس گھسے کھڑی کھڑے کھڑا پھٹ پھٹنے پھینکا پھینک
داغے داغا ٹکرا ٹکرائی چھوڑ چھوڑنے بتایا بتاتے کہا کہنا کہتے بولے سنی سنائی دیکھا دیکھے دیکھ جانیے اطلاع اطلاعات خبر
خبریں ذرائع ترجمان بیان اعلان مطالبہ پیش قائم ادا درج عائد طلب تشکیل خاتون خواتین مرد عورت عورتوں لڑکا لڑکی نوجوان
لوگ لوگوں عوام بھائی بیٹے بیٹا بیٹی باپ ماں خاندان اہلخانہ اہل رہائشی عملہ رکن ارکان رہنما صدر وزیر وزیراعظم
وزیراعلیٰ وزارت داخلہ خارجہ حکومت حکومتی گورنر کمشنر ڈپٹی جی ڈی او پی ایس ایچ سی ٹی ایل اے بی این جے ار یو ایف ایم
سربراہ چیف آرمی پاک فوج فوجی سکیورٹی سیکیورٹی سیکورٹی اداروں ادارے ٹیم ٹیمیں ٹیموں کارروائی کارروائیوں آپریشن
آپریشنز مقابلہ مقابلے تبادلہ حفاظت تعینات مامور نفری دہشت دہشتگرد دہشتگردوں دہشتگردی گردی گرد پسند پسندوں عسکریت
ملزم ملزمان ڈاکو ڈاکوؤں گروہ گروپ تنظیم کالعدم کمانڈر نقاب پوش منصوبہ منصوبے سازش کوشش سبب باعث وجہ وجوہات نتیجے
ذریعے مکمل معطل بند کھول بحال متاثر نقصان تباہ تباہی بچا بچ محفوظ صورتحال حالت حالات معاملہ معاملے واقعے واقعات
واردات موقعے ہدف نشانہ حوالے متعلق مطابق تحت بغیر علاوہ ہمراہ شامل سمیت ملوث خوف ہراس آواز آوازیں دھواں سڑک روڈ لائن
گلی چوک موٹر سائیکل مرکز مرکزی نصب مواد ہتھیاروں ہتھیار اسلحہ بھاری برآمد مقدار کلو کام نام سیکڑوں سینکڑوں درجنوں
ہزاروں لاکھ روپے خطرے خدشہ ممکنہ الرٹ اپیل ہدایت ہدایات فیصلہ حکم اجازت پابندی اقوام متحدہ سلامتی کونسل عالمی برادری
تعاون پیشکش آگاہ ملاقات رابطہ دورہ پیغام وطن سزا شواہد ثبوت انکشاف دعویٰ قبول تصدیق تردید ردعمل ویڈیو تصاویر لائیو
بریکنگ نیوز تازہ ترین اپ ڈیٹ کمپنی کمپنیوں پراجیکٹ منتقل علاج طبی اندھیرے
زد برسا روک رکھنے تعلق گرلز ڈگری کرکے سرزمین تقریب سلسلہ مشورہ کہہ انعام اعضا بھجوا چاہتی مبینہ تعداد آفس شروع پھنس
گہری بڑھ عمارت زمین بوس جزوی ورکر فرار لدی لدے تلاشی ریکارڈ خودکار گرایا طور پراسرار شدگان سفر پابند
راستے متوقع وفد رپورٹ مشتبہ گھر بھر بال تعلیمی ترقی منصوبوں مذاکرات وقوعہ گرائے ٹاؤن فضائی حدود کارندے
"""
_ANY = frozenset(fold(_TABLE).text.split())
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_TABLE = """
附近 发生 一名 一家 一个 一辆 一处 一座 一所 一起 一艘 一列 一架 一群 一批 一人 至少 多人 多名 多处 多地 多辆 多起
多次 数人 数名 数百 数千 数十 地区 当地 警方 巴基斯坦 武装 分子 份子 男子 女子 女性 男性 不明 身份 身分 死亡 受伤 造成
县城 强烈 边境 恐怖 军方 针对 市中心 中心 目前 官方 宣布 联合 联合国 安理会 处置 回国 海域 乘坐 路边 企图 事件 事故
国内 国外 境内 境外 郊区 街头 街上 城市 首都 省会 北部 南部 东部 西部 西北部 西南部 东北部 东南部 中部 山区 农村 偏远
部落 公路 高速 道路 路段 路上 途中 口岸 双方 互相 越境 跨境 国界 边界 快讯 突发 最新 消息 报道 报导 媒体 外媒 新华社
中新社 中央社 环球时报 社评 社论 视频 组图 图片 现场 画面 目击 目击者 直击 更新 速报 独家 今天 昨天 今日 昨日 明天
凌晨 清晨 早上 上午 中午 下午 傍晚 晚上 晚间 深夜 夜间 半夜 当天 当日 周一 周二 周三 周四 周五 周六 周日 本周 上周
星期 小时 分钟 时间 期间 同时 随后 之后 之前 此前 以来 日前 近日 正在 已经 仍在 继续 持续 再次 再度 又一 首次 最后
最终 开始 结束 公布 公开 提供 表示 深切 指出 强调 呼吁 希望 要求 必须 应该 可能 可以 需要 努力 采取 措施 行动 进行
展开 举行 参加 参与 来自 涉及 有关 相关 关于 对此 对于 向载 载有 搭载 运送 开往 前往 抵达 到达 离开 启程 出发 返回
送往 接受 遭遇 遭到 受到 导致 引发 引起 严重 重大 巨大 惨重 大批 大量 全部 全数 所有 部分 其他 其中 包括 以及 另有
另外 超过 逾百 不少 许多 若干 仅有 只有 没有 尚未 未有 不予 不再 不得 无法 无人 疑似 疑遭 涉嫌 怀疑 据称 据报 据悉
称为 自称 声明 回应 通报 证实 确认 否认 承认 宣称 声称 坦承 犯下 负责 责任 塔利班 政府 临时 当局 总统 总理 总理府 部长
内政部 国防部 外长 大使 主席 国家 国际 世界 领导人 高层 部门 机构 组织 团体 反恐 安全 安保 部队 军队 军人 士兵 警察
警员 卫队 成员 骨干 头目 领袖 指挥官 公民 国民 民众 居民 平民 群众 百姓 人士 人员 同胞 家人 亲属 家属 伤者 死者 遇难者
伤员 伤亡 名单 工作 工程 项目 企业 公司 集团 单位 设施 设备 机械 车辆 载人 司机 目标 任务 计划 合作 支持 援助 协助
帮助 保护 保障 注意 防范 加强 提高 提醒 警告 尽快 尽速 立即 紧急 迅速 成功 失败 失踪 下落 原因 调查 情况 状况 问题
局势 形势 影响 事发 事发地 案发 案件 凶案 案发地 爆炸 袭击 攻击 枪击 遇袭 遭袭 身上 绑有 引爆 开火 拦下 拦路 拦截 设卡
查验 身份证 证件 点名 下车 处决 开设 开办 经营 熟睡 睡梦 蒙面 戴面具 骑摩托 摩托车 手持 持械 冲入 闯入 潜入 进入 包围
封锁 撤离 疏散 救援 营救 抢救 送医 就医 医院 治疗 住院 不治 身亡 巴总统 巴总理 巴军 巴国 巴方 巴媒 巴警 驻巴 我驻 在巴
访巴 抵巴 赴巴 援巴 巴阿 塔阿 阿塔 中巴 塔方 阿方 中方 美方 陆方 我国 外国 他国 各国 两国 三国 国籍 外籍 负面 将为
将会 将于 已致 已有 致死 致伤 人 名 遭 被 致 在 的 了 与 和 一 二 两 三 四 五 六 七 八 九 十 县 市 省 后 前 数 多 伤
死 亡 内 外 向 从 对 将 已 于 为 是 有 无 并 又 再 仍 就 都 因 由 等 起 称 者 案 时 中 至 逾 近 约 及 或 以 把 让 但
而 其 该 此 这 那 他 她 它 我 客 发布 撞击 护送 扣押 登上 勒索 门口 出轨 线路 冲突 认定 策划 照片 抵京 不要 减少 发现
报告 出炉 发表 谈话 补给 连环 分离 城镇 满载 破坏 近距离 停驶 安排 每天 五星级 运输 传出 返京 召开 指控 代办 转移 遥控
停电 助手
"""
_NO_NOUN = re.compile("|".join(sorted(_HAN_TABLE.split(), key=len, reverse=True)))
_HAN_WORD = range(2, 6)  # characters that a name or a thing has; a longer run is a phrase, and no other tells it alike


def leftovers(folded: Folded, read: Iterable[tuple[int, int]]) -> frozenset[str]:
    """The words of a folded headline outside of the spans that were read, and that stand not in any headline."""
    spans = [*read, *(named[:2] for named in MARKS.find(folded))]
    left = list(_NO_NOUN.sub(_blank, folded.text))
    for start, end in spans:
        left[start:end] = " " * (end - start)
    text = "".join(left)
    han = {run for run in _HAN.findall(text) if len(run) in _HAN_WORD}
    words = {text[start:end] for start, end in tokens(_HAN.sub(_blank, text)) if end - start > 1}
    plain = {word.removesuffix("'s") for word in words if not word.isdigit()} - _ANY
    return frozenset(han | {word.removesuffix("s") if word.isascii() else word for word in plain})


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def script_of(folded: str) -> str:
    """What a headline is written in, as far as words of two headlines can be compared: latin, han, or the like."""
    letter = next((each for each in folded if each.isalpha()), "a")
    return "han" if _HAN.match(letter) else "latin" if letter.isascii() else hex(ord(letter) >> 7)
