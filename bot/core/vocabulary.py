"""The words by which facts are read, in English, Urdu, Chinese and Hindi.

Two tables of plain words: this one of what happens, that of bot.core.things of what and whom it hits. What is in
neither is not read. A word may stand for several facts. Chinese stands here in simplified characters alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.lexicon import Lexicon
from bot.core.things import THINGS

Fact = tuple[str, str]

# aspect, fact: words, spelt as the aliases of a watchlist
_TABLE = """
kind attack: attack*, repel*, repuls*, blow up, blown up, blew up, blows up, under fire, beheaded, slain, car ramming
kind attack: ambush*, assault*, blast*, explosion*, explod*, bomb, bombs, bomber*, bombing*, bombed, gunm*, gunfire
kind attack: gunned, shot, shoot*, suicide attack*, grenade*, storm, storms, stormed, IED, martyred, shelling
kind attack: reports of shots, shots heard, 枪声, rocket*, mortar*, target killing*, opens fire, open fire
kind attack: opened fire, torch*, حملہ, حملے, حملوں, حملہ آور, حملہ آوروں, دھماکہ, دھماکے, دھماکا, دھماکوں, فائرنگ
kind attack: خودکش, بم, راکٹ, 袭击, 遇袭, 遭袭, 爆炸, 枪击, 枪手, 自杀式, 炸弹, 恐袭, 伏击, 枪杀, 炸死, 纵火, हमला
kind attack: हमले, हमलों, हमलावर*, धमाका, धमाके, विस्फोट, गोलीबारी, आत्मघाती, बम, heavy firing, intense firing
kind attack: shots fired, gunshots, shot at, drops explosives, dropped explosives, drone strike*, drones hit
kind attack: drone hits, drone bombs, drone bombed, rams into, rammed into, stabb*, set ablaze, set on fire, car bomb*
kind attack: landmine*, land mine*, IEDs, blew himself up, targeted killing*, beheading*, lynch*, looted, اندھا دھند
kind attack: گولیاں, ریموٹ کنٹرول, بارودی سرنگ, 地雷, targeted, fired on, fired upon, fired at, fires on, fires at
kind attack: sniper*, گولی مار*, गोली चलाई, गोलियां चलाईं, 开枪, 炸毁, गोलियां, गोली मार*, ड्रोन हमला, आतंकी हमला
kind attack: firing on, firing at, फायरिंग, packed with explosives, explosives laden, laden with explosives, barrage
kind attack: burn down, burns down, burnt down, burned down, set fire to, sets fire to, sprayed with bullets
kind attack: riddled with bullets, hail of bullets, shots ring out, shots rang out, suicide hit*, suicide strike*
kind attack: detonat*, goes off, went off, under siege, besieg*, assassinat*, massacre*, executed, overrun, overran
kind attack: militants raid*, insurgents raid*, fighters raid*, armed men raid*, terrorists raid*, separatists raid*
kind attack: martyr, martyrs, strafed, mowed down, booby trap*, hurled at, lobbed at, fire at, exchange fire
kind attack: seize control, seizes control, seized control, نشانہ بنایا, بمبار, گولہ باری, دھماکہ خیز, اڑا دی, اڑا دیا
kind attack: گولیوں, ٹارگٹ کلنگ, دھاوا, دھاوے, شب خون, 扫射, 射杀, 开火, 引爆, 自爆, 受袭, 围攻, 炮击, 遇刺, 刺杀
kind attack: 斩首, गोलियों, घात लगाकर, बमबारी, ड्रोन हमले, loud bang*, firing between, exchange of fire
kind attack: exchanged fire, trade fire, trades fire, traded fire, dynamite*, razed, bombard*, shells hit, shell hits
kind attack: shells land, 击毁, 交火, 驳火, تباہ کر دی, نذر آتش, جھڑپ, گولے گرے, گولہ گرا, मुठभेड़ में, आगजनी, arson
kind attack: set alight, burnt, 焚烧, 烧毁, 放火, आग लगाई, guns down, gun down, gunning down, vandalis*, vandaliz*
kind attack: arsonist*
kind attack: ransack*, sabotag*, hacked to death, beaten to death, strangl*, slit throat*, throat slit, throats slit
kind attack: bludgeon*, clubbed to death, drone-dropped, firebomb*, molotov*, suicide vest*, rams car, ram car
kind attack: rams vehicle*, rams truck, rammed car, rams explosives*, ram explosives*, rammed explosives*
kind attack: attempt on life, assassin, assassins, stone pelting, opening fire, spray bullets, sprays bullets
kind attack: spraying bullets, indiscriminate fir*, fusillade, volley of, assailants, assailant, gun battle*
kind attack: firefight*, gunfight*, peppered with bullets, pierced by bullets, missiles, skirmish*
kind attack: clash with militants, clashes with militants, incursion*, seize town, seized town, seize police station
kind attack: seized police station, overruns, blockade highway, bullet-riddled, cross-border fire, hit by drone*
kind attack: struck by drone*, نشانہ بنا ڈالا, نشانے پر, خود کش, گرینیڈ, گرنیڈ, کریکر, راکٹوں, میزائل, کواڈ کاپٹر
kind attack: گولی لگنے, فائر کھول, چھرا, چھری, چاقو کے وار, چھریوں, ذبح, گلا کاٹ, سر قلم, تشدد کر کے, تیزاب, آگ لگا دی
kind attack: آگ لگا دیا, آگ لگادی, جلا دیا, جلا دی, جلا دیے, جلا دیئے, جلا ڈالا, توڑ پھوڑ, لوٹ لیا, لوٹ مار, پتھراؤ
kind attack: ہلہ بول, ناکہ لگا, قبضہ کر لیا, یلغار, بمباری, اڑا دیے, اڑا دیئے, جھڑپیں, جھڑپوں, دہشت گردی کا نشانہ
kind attack: دہشت گردانہ, قاتلانہ, بارود سے بھری, تخریب کاری, آئی ای ڈی, 攻击, 恐攻, 遭炸, 枪战, 投掷, 手榴弹, 火箭弹
kind attack: 投弹, 空投, 闯入, 强攻, 焚毁, 被焚, 砸毁, 打砸, 乱枪, 中枪, 中弹, 枪伤, 持枪, 持刀, 刀刺, 捅伤, 捅死
kind attack: 刺伤, 刺死, 砍伤, 砍死, 行刺, 暗杀, 杀死, 打伤, 遭杀害, 被袭, 偷袭, 遭无人机, 遭火箭, 遭劫, 袭警, 暴徒
kind attack: 洗劫, 抢劫, 占领, 攻占, 围困, 轰炸, 炸伤, 炸飞, 被炸, 人弹, उड़ाया, उड़ा दिया, ग्रेनेड, हथगोला, विस्फोटों
kind attack: धमाकों, आईईडी, बारूदी सुरंग, चाकू से, चाकूबाजी, चाकू मार*, धावा, फूंका, फूंक दिया, आग के हवाले, जला दिया
kind attack: तोड़फोड़, लूटपाट, सिर कलम, निशाना बनाया, निशाने पर, घात, झड़प, क्वाडकॉप्टर, 发生冲突, 武装冲突, 暴力冲突
kind attack: 金矿冲突, 敢死队, fidayeen, फिदायीन, घुसे आतंकी, आतंकी घुसे, pelt, pelts, pelted, barge into, barged into
kind attack: barges into, force their way, forced their way, ٹکرا دی, ٹکرا دیا, ٹکرادی, بارودی گاڑی, نشانہ بن گئی
kind attack: نشانہ بن گئیں, نشانہ بن گئے, نشانہ بن گیا, نشانہ بنی, نشانہ بنے, گھات لگا*, ٹاور تباہ, کھمبے تباہ
kind attack: کھمبا تباہ, پائپ لائن تباہ, پل تباہ, پٹڑی تباہ, پٹری تباہ, راکٹ داغ*, گولے داغ*, چھلنی, گولیوں سے بھون
kind attack: حملہ کر کے, حملہ کرکے, ہدف بنا*, دستی بم پھینک*, 汽弹, 触雷, 遭处决, 遭炸毁, 遭扫射, 遭狙击, 遭射击, 遭伏
kind attack: 遭攻, 遭突袭, 遭射伤, 突袭, 引爆炸弹, 冲击警局, 冲击军营, 冲击酒店, 人员冲击, 枪手冲击, 分子冲击, 攻入
kind attack: 强闯, 遭纵火, 格杀, 劫杀, 遭屠杀, 屠杀, 恐攻案, 恐袭案, 遇伏, 行凶, 破坏铁轨
kind kidnapping: pirate, pirates, 海盗, قزاق, قزاقوں
kind kidnapping: kidnap*, abduct*, hostage*, اغوا, یرغمال, 绑架, 劫持, 人质, अपहरण, अगवा, बंधक, taken away, takes away
kind kidnapping: took away, take away, whisked away, offloaded, taken captive, seized by gunmen, captive, captives
kind kidnapping: ransom, لاپتہ, مغوی, مغویوں, تاوان, 被掳, 掳走, 劫走, फिरौती, hijack*, ہائی جیک, 劫机, हाईजैक
kind kidnapping: freed from captivity, held hostage, seize workers, seized workers, یرغمالی, یرغمالیوں, 被绑, 遭绑
kind kidnapping: captors, whisk away, whisks away, bundled into, missing engineers, forcibly taken, offload passengers
kind kidnapping: carjack*, اغواء, ساتھ لے گئے, اٹھا لے گئے, بازیاب, بازیابی, ہائی جیکنگ, 被扣, 劫车, 遭掳, 绑匪, 绑走
kind kidnapping: 赎金, अपहृत, अपहरणकर्ता*, बंधकों, उठा ले गए, زور پر لے گئے, ہمراہ لے گئے, اٹھا کر لے گئے, اپنے ہمراہ لے
kind kidnapping: مغویان, اغواکار*, اغوا کار*, 挟持, 劫火车, 劫列车, 劫持列车, 掳人, 掳去, 遭掳走, 被掳走
kind kidnapping: 被武装人员带走, 遭武装人员带走, 者带走, 枪手带走, 分子带走, 扣押为人质, 扣作人质, 勒赎, 掳为, 掳获
kind raid: arrest*, bust, busts, busted, break up, breaks up, broke up, raid, raids, raided, detain*, nab, nabs
kind raid: nabbed, captured, gunbattle, intelligence based operation*, گرفتار, گرفتاری, چھاپہ, چھاپے, پکڑا گیا
kind raid: پکڑے گئے, 逮捕, 抓获, 捣毁, 拘捕, 落网, गिरफ्तार, गिरफ्तारी, छापा, छापेमारी, भंडाफोड़, cell, plot, plots
kind raid: plotted, planned attack*, plan to attack, swoop, swoops, rounds up, rounded up, round up, apprehend*
kind raid: held over, suspects held, suspect held, taken into custody, clearance operation*, sanitisation operation*
kind raid: search operation*, cordon and search, IBO, combing operation*, security operation*, crackdown*
kind raid: seized explosives, explosives seized, recover explosives, weapons cache, suicide vest recovered, dragnet
kind raid: گرفتاریاں, حراست, چھاپوں, دھر لیا, پکڑ لیا, پکڑے, انٹیلی جنس بیسڈ آپریشن, خفیہ اطلاع, سرچ آپریشن
kind raid: کلیئرنس آپریشن, 被捕, 捕获, 擒获, 缉获, 抓捕, 拘留, 羁押, 围剿, 清剿, 搜捕, 捉拿, 告破, गिरफ्तारियां
kind raid: हिरासत, दबोचा, पकड़ा गया, पकड़े गए, छापे, तलाशी अभियान, साजिश नाकाम, پکڑی گئی, پکڑی گئیں, اسلحہ برآمد
kind raid: مواد برآمد, جیکٹ برآمد, جیکٹس برآمد, پولیس مقابلہ, پولیس مقابلے, مبینہ مقابلہ, مبینہ مقابلے
kind raid: سہولت کار گرفتار, انٹیلیجنس بیسڈ, انٹیلی جنس آپریشن, کومبنگ, سی ٹی ڈی کی کارروائی, سی ٹی ڈی کارروائی
kind raid: فورسز کی کارروائی, فورسز کی کارروائیاں, فورسز کی کارروائیوں, فورسز کے آپریشن*, دہشت گردوں کے خلاف آپریشن
kind raid: دہشتگردوں کے خلاف آپریشن, ٹھکانے تباہ, ٹھکانہ تباہ, ٹھکانوں پر, 缴获, 起获, 查获, 逮人, 拘提, 围捕
kind raid: 搜捕行动, 反恐行动, 剿匪, 清剿行动
kind trial: indict*, hearing, trial, convict*, sentenced, sentences, jailed, jails, verdict, acquit*, bail, in dock
kind trial: chargesheet*, death sentence, life imprisonment, court orders, court adjourns, anti-terrorism court, سماعت
kind trial: فرد جرم, سزائے موت, عمر قید, ضمانت, عدالت نے, 庭审, 开庭, 审理, 被判, 判处, 起诉, 死刑, सुनवाई, आरोप तय
kind trial: जमानत, अदालत ने, charged with, charges framed, framed charges, prosecut*, court martial, hanged, plead*
kind trial: judicial remand, physical remand, military court, accused in court, 受审, 宣判, 判刑, 绞刑, 终身监禁
kind trial: 军事法庭, فوجی عدالت, مجرم قرار, سزا سنا, ریمانڈ, عدالت میں پیش, उम्रकैद, फांसी, सजा सुनाई, दोषी करार
kind trial: आरोप पत्र, रिमांड, death penalty, handed death, handed down, सजा ए मौत, فیصلہ محفوظ, درخواست ضمانت
kind trial: عدالت میں درخواست, سال قید, قید کی سزا, بری کر دیا, بریت, عدالت میں سماعت, جسمانی ریمانڈ, عدالتی ریمانڈ
kind trial: جیل بھیج دیا, 判死, 死缓, 被告, 开审, 提堂, 定罪, 提讯, 求刑
kind feared: attack threat*, threat of attack*, attack alert*, attack warning*, warned of attack*, warns of attack*
kind feared: possible attack*, threaten to attack, threatened to attack, حملے کا خطرہ, حملے کے خدشے, حملے کا خدشہ
kind feared: 袭击威胁, 袭击风险, 遭袭风险, हमले की धमकी, हमले की चेतावनी, हमले की आशंका, 恐袭风险, 恐攻风险, 恐袭威胁
kind feared: 遭袭威胁, 可能遭袭, 可能遇袭, 策划袭击, حملوں کا خطرہ, حملوں کے خطرے, حملے کے خطرے, حملوں کے خدشے
kind feared: حملوں کا خدشہ, حملے کی دھمکی, حملوں کی دھمکی, ممکنہ حملے, ممکنہ حملوں, دھماکے کا خطرہ
kind threat: threat*, warn, warns, warned, warning*, security alert*, advisory, advises, advised, دھمکی, خطرہ, انتباہ
kind threat: 威胁, 警告, 预警, धमकी, चेतावनी, खतरा, alert issued, issues alert, urges citizens, urged citizens
kind threat: reminds citizens, remind citizens, urges nationals, stay vigilant, stay indoors, avoid travel
kind threat: avoid travelling, leave immediately, leave as soon as possible, high alert, terror alert, خبردار
kind threat: ہائی الرٹ, الرٹ جاری, سفری ہدایات, محتاط رہنے, ہدایت نامہ, 提高警惕, 加强安全防范, 加强防范, 谨慎前往
kind threat: 勿前往, 尽快离开, 撤离, 戒备, 恐吓, अलर्ट, सतर्क, एडवाइजरी, परामर्श, سکیورٹی الرٹ, سیکیورٹی الرٹ, سیکورٹی الرٹ
kind threat: سفری انتباہ, ٹریول ایڈوائزری, سفر سے گریز, چوکنا رہنے, دھمکیاں, دھمکی آمیز, تھریٹ الرٹ, 注意安全
kind threat: 安全提醒, 使馆提醒, 领馆提醒, 大使馆提醒, 再次提醒, 提醒在巴, 提醒在阿, 提醒在塔, 提醒公民, 提醒中国公民
kind threat: 提醒中企, 安全警告, 安全预警, 安全警报, 旅游警示, 旅行警告, 避免前往, 暂勿前往, 切勿前往, 吁公民, 吁国民
kind threat: 吁侨民, 扬言, 恫吓
kind accident: accident*, crash*, collid*, collision*, plunge*, overturn*, derail*, landslide*, avalanche*, flood*
kind accident: collapse*, حادثہ, حادثے, ٹریفک حادثہ, سیلاب, تودہ, 车祸, 事故, 坠, 洪水, 山体滑坡, 坍塌, 雪崩, दुर्घटना
kind accident: हादसा, हादसे, बाढ़, भूस्खलन, falls into, fell into, gorge, ravine, skid*, capsiz*, drown*
kind accident: cylinder blast*, gas leak*, short circuit*, کہایی, پٹری سے اتر, 翻车, 侧翻, 火灾, खाई, 脱轨
kind accident: पटरी से उतर, آگ لگنے, آتشزدگی, آگ بھڑک, fire breaks out, fire broke out, factory fire, आग लगने
kind accident: boiler explosion*, boiler blast*, boiler burst*, cylinder explosion*, gas explosion*, electrocut*
kind accident: rockslide*
kind accident: rock slide, boulder*, cave-in, caves in, caved in, mishap*, pile-up, veers off, veered off, swept away
kind accident: cloudburst, mudslide*, glacial, heatwave, quake, earthquake*, stampede, methane, suffocat*, asphyxiat*
kind accident: run over, runs over, crushed to death, falls to death, fell to death, fireworks, stove explosion, 塌方
kind accident: 落石, 山洪, 泥石流, 地震, 瓦斯, 矿难, 透水, 溺水, 触电, 追尾, 相撞, 撞车, 踩踏, 气罐, 煤气, 失火, 翻覆
kind accident: 沉船, زلزلہ, زلزلے, گیس دھماکہ, گیس لیکج, سلنڈر, بوائلر, چھت گرنے, لینڈ سلائیڈنگ, برفانی, الٹ گئی
kind accident: الٹ گیا, ٹکر, ڈوب, کرنٹ لگنے, کان بیٹھ, کان میں دب, दबकर, भूकंप, टक्कर, पलट गई, पलट गया, डूब*, सिलेंडर
kind accident: बॉयलर, छत गिरने, करंट, ڈینگی, کانگو وائرس, دل کا دورہ, ہیٹ ویو, ہیٹ اسٹروک, خسرہ, زہریلی شراب
kind accident: زہریلا کھانا, آسمانی بجلی, بارشوں, ٹرک میں تصادم, بس میں تصادم, گاڑیوں میں تصادم, کار میں تصادم
kind accident: ٹرالر میں تصادم, ٹرالی میں تصادم, وین میں تصادم, ٹرین میں تصادم, کوچ میں تصادم, کوچز میں تصادم
kind accident: ٹرینوں میں تصادم, گاڑیوں کا تصادم, خوفناک تصادم, گیس بھر*, زہریلی گیس, گیس کے باعث, گیس پھٹ*, گاڑی الٹ*
kind accident: بس الٹ*, کھائی میں, ندی میں, نہر میں, دریا میں گر*, چھت گر*, دیوار گر*, عمارت گر*, ملبے تلے, تودہ گر*
kind accident: تودے, برفباری, شارٹ سرکٹ, 大火, 空难, 火警, 爆管, 撞毁, 冲出路面, 冲下, 暴雨, 洪灾, 雷击, 食物中毒
kind accident: 登革热, 中暑, 心脏病, 台风, 热浪, 寒流, 寒潮, 蝗灾
kind business: stocks, rupee, loan, loans, financing, trading, exports, imports, tariff*, tranche, bonds, MoU, MoUs
kind business: investment*, GDP, inflation, IMF, agreement*, قرض, قرضہ, سرمایہ کاری, معاہدہ, تجارت, اسٹاک, 贷款, 融资
kind business: 投资, 签约, 贸易, 股市, 合作项目, 经济合作, निवेश, कर्ज, ऋण, व्यापार, शेयर बाजार, समझौता, CPEC Phase II
kind business: rollover, refinancing, panda bond*, circular debt, dividend*, profit*, quarterly, IPO, joint venture
kind business: trade deal, bailout, reserves, budget, remittances, سٹاک, بجٹ, منافع, برآمدات, درآمدات, سی پیک فیز
kind business: قرضے, قرضوں, 股价, 财政, 预算, 债券, 熊猫债, 展期, 协议签署, 备忘录, 电价, 外汇, बजट, निर्यात, आयात
kind business: मुनाफा, रुपया
kind killing: kill, kills, killed, killing, ہلاک, جاں بحق, شہید, قتل, 打死, 遇难, मारे गए, हत्या, मौत, murder*
kind killing: martyred, 遇害, 杀害, 被杀, 遭射杀, مقتول, شہادت, जान से मार, slaying*, slays, slay, shot dead
kind killing: gunned down, found dead, lynched, put to death, مار ڈالا, مار دیا, مار دیے, مارے گئے, مارا گیا
kind killing: موت کے گھاٹ, لقمہ اجل, 罹难, 丧命, 枪杀, 残杀, 被害, 命案, 凶杀, 谋杀, मारा गया, मार डाला, मार गिराया
kind killing: कत्ल, मार दिया, मारी गई, جانبحق, جان بحق, قتل کر دیا, قتل کردیا, قتل کر دیے, گلے کاٹ, 遭害, 遭残杀, 杀人
kind killing: 击杀
harm harm: kill*, dead, death*, die, dies, died, wound*, injur*, hurt, slain, toll, ہلاک, ہلاکت, ہلاکتیں, جاں بحق
harm harm: زخمی, شہید, 遇难, 身亡, 丧生, मौत, मृत*, घायल, मारे, martyr*, murder*, casualt*, perish*, succumb*, fatal*
harm harm: lose their lives, lost their lives, claims lives, beheaded, critical, 遇害, 被杀, 殉职, 丧命, 毙命, 杀害
harm harm: 牺牲, زخمیوں, ہلاکتوں, شہادت, شہدا, مقتول, لقمہ اجل, जान गंवा*, हताहत, शहीद, burned to death
harm harm: burnt to death, charred, جھلس*, lifeless, loss of life, maim*, critically, unconscious, bodies, corpse*
harm harm: slaying*, gunned down, guns down, اموات, جان بحق, دم توڑ*, مارے گئے, مارا گیا, لاش, لاشیں, نعش, نعشیں
harm harm: میتیں, زخم, زخموں, مجروح, موت, جان سے گئے, 罹难, 枪杀, 遗体, 尸体, 殒命, मौतें, हत्या, मारा गया, ढेर, जख्मी
harm harm: लाश, शव, जान चली, दम तोड़*, लहूलुहान, gun down, lives, 死, 伤, جان کی بازی, जान गई, मरे, جانبحق, شدید زخمی
harm harm: شہادتیں, شہدا*, لاشوں, نعشوں, زخمی حالت, 失血, 血泊, 命丧, 殉难, 惨死, 魂断
method gun: ambush*, gunm*, gunfire, gunned, shot, shoot*, opens fire, open fire, opened fire, firing, فائرنگ, مسلح
method gun: 枪击, 枪手, 枪杀, 武装袭击, गोलीबारी, गोली, बंदूकधारी*, sniper*, fired on, fired upon, fired at
method gun: opens fire on, گولی مار*, 开枪, 遭枪击, गोली चलाई, firing on, firing at, फायरिंग, riddled with bullets
method gun: hail of bullets, spray*, 扫射, 射杀, 开火, گولیاں, گولیوں, गोलियां, guns down, gun down, gun attack*
method gun: gunshot*, bullets, bullet, firefight*, armed men, armed attackers, Kalashnikov*, assault rifle*, pistol*
method gun: under fire, fire at, fires at, fires on, exchange of fire, shots rang, drive-by, گولی, فائر کھول, پستول
method gun: کلاشنکوف, سنائپر, 枪战, 持枪, 中枪, 中弹, 乱枪, 枪声, 枪伤, 狙击手, 枪支, गोलियों, बंदूक, हथियारबंद
method gun: स्नाइपर, armed motorcyclist*, motorcycle borne, masked men, گھات لگا*, فائر کر*, اندھا دھند
method gun: گولیوں کی بوچھاڑ, 伏击, 遭狙
method bomb: blow up, blown up, blew up, blows up, bomb, bombs, bomber*, bombing*, bombed, IED, suicide, car bomb*
method bomb: خودکش, بم, بارودی, 炸弹, 自杀式, landmine*, land mine*, roadside bomb*, بارودی سرنگ, 地雷, बारूदी सुरंग
method bomb: 炸死, आत्मघाती, बम, packed with explosives, explosives laden, laden with explosives, explosive laden
method bomb: explosive rigged, explosives rigged, dynamite*, detonat*, 炸药, 爆炸物, 引爆, بارودی مواد, विस्फोटक*
method bomb: VBIED, BDU*, vest, explosive device*, improvised explosive, remote controlled, planted, timed device, TNT
method bomb: booby-trap*, خود کش, بارود, ریموٹ کنٹرول, دیسی ساختہ, آئی ای ڈی, دھماکا خیز, دھماکہ خیز, 爆炸装置, 自爆
method bomb: 人弹, 简易爆炸, आईईडी, बारूद, fidayeen, फिदायीन, 自杀攻击, 自杀袭击, 自杀炸弹, 自杀爆炸, 自爆车, 汽弹
method bomb: 炸弹客, 触雷, 磁性炸弹, بارودی گاڑی, نصب بم, بم نصب
method blast: blast*, explosion*, explod*, دھماکہ, دھماکے, دھماکا, دھماکوں, 爆炸, धमाका, धमाके, विस्फोट, 巨响, 炸毁
method blast: 被炸, विस्फोटों, धमाकों, 遭炸, 炸飞, 炸塌, 巨大声响
method grenade: grenade*, دستی بم, 手榴弹, हथगोला, گرینیڈ, گرنیڈ, کریکر, دستی بموں, 手雷, 枪榴弹, ग्रेनेड
method rocket: rocket*, mortar*, راکٹ, مارٹر, 火箭弹, रॉकेट, shelling, shelled, RPG, 炮击, 炮弹, گولہ باری, गोलाबारी
method rocket: missile*, projectile*, میزائل, راکٹوں, گولے, گولہ, 迫击炮, 导弹, 火箭, रॉकेटों, मोर्टार, मिसाइल
method drone: drone*, quadcopter*, ڈرون, 无人机, ड्रोन, UAV, unmanned aerial, کواڈ کاپٹر, کواڈکاپٹر, ڈرونز, 四旋翼
method drone: 四轴, 无人飞行器, 投弹, क्वाडकॉप्टर, 空拍机, 穿越机, 遥控飞机, 飞行器
method fire: torch*, arson, set ablaze, set on fire, نذر آتش, 纵火, burn down, burns down, burnt down, burned down
method fire: set fire to, sets fire to, burn, burnt, burning, set alight, 焚烧, 烧毁, 放火, firebomb*, petrol bomb*
method fire: molotov*, sets alight, ablaze, gutted, set vehicles on fire, آگ لگا دی, آگ لگا دیا, آگ لگادی, جلا دیا
method fire: جلا دی, جلا دیے, جلا دیئے, جلا ڈالا, 焚毁, 被焚, 点火, 烧死, 付之一炬, आग लगाई, आग लगा दी, आग के हवाले
method fire: जला दिया, फूंका, आगजनी
method knife: stabb*, knife*, چاقو, 刀, hacked, slit throat*, throat slit, throats slit, cleaver, machete*, axe, axes
method knife: dagger*, beheaded, beheading*, چھرا, چھری, چھریوں, خنجر, کلہاڑی, ذبح, 捅伤, 捅死, 刺伤, 刺死, 砍伤, 砍死
method knife: 利刃, चाकू, छुरा, कुल्हाड़ी
stage later: toll rises, toll climbs, toll reaches, death toll, condemn*, mourn*, inquiry, probe, investigat*, bodies
stage later: funeral*, flown home, repatriat*, security raised, security tightened, security beefed, griev*, grief
stage later: buried, laid to rest, burial, سوگ, سپرد خاک, 下葬, शोक, reopen*, punish*, after attack, after the attack
stage later: shocked, compensation, aftermath, followed the attack, مذمت, تحقیقات, میتیں, لاشیں, ہلاکتیں, انکوائری
stage later: 谴责, 升至, 上升, 彻查, 调查, 遗体, 哀悼, निंदा, जांच, शव, मृतकों, takes notice, took notice, take notice
stage later: seeks report, sought report, seek report, avenge*, boycott*, coffin*, handed over to, identified
stage later: identifies, traced, mastermind*, facilitator*, handler*, offers help, condol*, security council
stage later: sends condolences, toll now, toll up, toll hits, succumb*, blames, blamed, rejects, rejected, demands
stage later: demanded, vows, vowed, resum*, restored, halts work, suspends work, suspends operations, halts shipments
stage later: halts operations, shutter-down, shutterdown, sit-in over, protest over, protests over, rescued from
stage later: families of, survivors, survivor, stable condition, under treatment, last rites, prayers offered
stage later: bail for, handed to, names attackers, sketch of, DNA, postmortem, post-mortem, wants probe, probe into
stage later: wants justice, calls on, spare no effort, spokesperson, foreign ministry, deaths rise, نماز جنازہ, تدفین
stage later: اظہار افسوس, رپورٹ طلب, نوٹس, شناخت, احتجاج, ہڑتال, تعزیت, اظہار تعزیت, معاوضے, سہولت کار*, ماسٹر مائنڈ
stage later: لواحقین, ورثا, بحالی, 慰问, 严惩, 凶手, 悼念, 追悼, 善后, 恢复通车, 抗议, 罢市, 嫌犯, 身份确认, 增至
stage later: 发言人, 外交部, 敦促, 要求巴方, अंतिम संस्कार, मुआवजा, विरोध प्रदर्शन, मास्टरमाइंड, बहाल, शिनाख्त
stage later: visits wounded, visits injured, visits victims, visits families, meets families, visit wounded
stage later: inquires after, enquires after, attends funeral, in custody, remanded, assured, assures
stage later: calls on ambassador, launch search, launches search, search for, search on for, manhunt, hunt for
stage later: DNA test, FIR, case registered, register case, registers case, registered a case
stage later: first information report, books suspects, case lodged, lodges case, lodged case, autopsy, autopsies
stage later: medico-legal, discharged from hospital, out of danger, stable, recovers in hospital
stage later: solemn representations, working group, task force, fact-finding, JIT, forensic*, CCTV, arrested over
stage later: arrested in connection, held over, detained over, detained for questioning, quizzed, interrogat*
stage later: suspect arrested, suspects arrested, suspect in, suspects in, prime suspect, key suspect, planner*
stage later: abettor*, orchestrat*, financed, ringleader*, brain behind, vigil, candle*, tribute*, ashes, urn
stage later: hero's welcome, memorial service, wreath*, solidarity, expresses sorrow, expressed sorrow, sorrow over
stage later: outrage*, slam, slams, slammed, deplore*, denounce*, decries, decried, in strongest terms, urges Pakistan
stage later: urged Pakistan, bring to justice, perpetrators, culprits, hold accountable, payout, compensate*
stage later: ex gratia, relief cheque*, evacuated after, shuts after, closed after, beefs up security
stage later: beef up security, tightens security, security review*, review security, reviews security
stage later: high-level meeting, emergency meeting, national security committee, apex committee, raises concern*
stage later: raised concern*, lodges protest, lodged protest, summons envoy, summons ambassador, summoned, demarche
stage later: wounded visited, minister visits, ambassador visits, envoy visits, called on, phoned, telephones
stage later: what we know, who are, profile of, raises toll, revises toll, another body, last body, dies of wounds
stage later: dies of injuries, died of wounds, dies in hospital, died in hospital, breathes his last, third victim
stage later: ایف آئی آر, مقدمے کا اندراج, مقدمہ, پوسٹ مارٹم, پوسٹمارٹم, خطرے سے باہر, حالت مستحکم, حالت تشویشناک
stage later: عیادت, مذمتی بیان, مذمتی قرارداد, اظہار یکجہتی, اظہار ہمدردی, سوگوار, غمزدہ, تعزیتی, جنازے, آبائی علاقے
stage later: آخری رسومات, جسد خاکی, مرکزی ملزم, مبینہ ملزم, سرغنہ, منصوبہ ساز, تفتیش, تفتیشی, فرانزک, جے آئی ٹی
stage later: تحقیقاتی کمیٹی, تحقیقاتی ٹیم, سی سی ٹی وی, مطالبہ, ذمہ داروں کو, کیفر کردار, انصاف, قرار واقعی سزا
stage later: معاوضہ, مالی امداد, امداد کا اعلان, سکیورٹی سخت, سکیورٹی بڑھا*, ہنگامی اجلاس, اعلیٰ سطحی اجلاس
stage later: ایپکس کمیٹی, دفتر خارجہ, وزارت خارجہ, ہدایت جاری, تعداد بڑھ, تعداد ہو گئی, ہلاکتوں کی تعداد
stage later: جاں بحق افراد کی تعداد, دم توڑ گیا, دم توڑ گئے, چل بسا, چل بسے, خراج عقیدت, خراج تحسین, خون رائیگاں, 默哀
stage later: 吊唁, 致哀, 唁电, 看望, 探望, 探视, 家属, 安抚, 赔偿, 抚恤, 补偿, 应急机制, 应急预案, 启动应急, 工作组
stage later: 全力救治, 救治伤员, 追查, 追凶, 缉拿, 缉凶, 缉捕, 主谋, 嫌疑人, 疑犯, 凶犯, 同伙, 落网, 被捕, 已逮捕
stage later: 绳之以法, 查明真相, 交涉, 照会, 约见, 召见, 回应, 表态, 痛心, 震惊, 愤慨, 声援, 通电话, 致电, 归国, 回国
stage later: 运回, 运抵, 包机, 骨灰, 告别仪式, 追思, 送别, 尸检, 验尸, 情况稳定, 生命体征, 脱离危险, 出院, 伤势稳定
stage later: 增加到, 增加至, 增到, 不治, 死亡人数, 遇难人数, 遇难者人数, 罹难人数, 立案, 加强安保, 加强安全, 安全会议
stage later: 紧急会议, 要求确保, 要求保护, 复工, 停工, 身份已确认, 遗属, एफआईआर, मुकदमा दर्ज, मामला दर्ज, केस दर्ज
stage later: पोस्टमार्टम, हालत स्थिर, हालत गंभीर, खतरे से बाहर, संवेदना, श्रद्धांजलि, ताबूत, शवों, पार्थिव शरीर
stage later: साजिशकर्ता, मुख्य आरोपी, पूछताछ, फोरेंसिक, मांग की, दोषियों को, सजा दिलाने, सुरक्षा बढ़ाई, सुरक्षा कड़ी
stage later: आपात बैठक, विदेश मंत्रालय, प्रवक्ता, मरने वालों की संख्या, मृतक संख्या, बढ़कर, परिजनों, परिवारों को
stage later: अस्पताल पहुंचे, घायलों से मुलाकात, شہریوں کو ہدایت, شہریوں کو انتباہ, شہریوں کو محتاط
stage later: محتاط رہنے کی ہدایت, چھوڑنے کا مشورہ, چھوڑنے کی ہدایت, نکلنے کی ہدایت, نکل جانے کی ہدایت, سفر سے گریز
stage later: شہریوں کے انخلا, انخلا کا مشورہ, انخلا کی ہدایت, مغوی, مغویوں, مغویان, بازیاب, بازیابی, بازیاب کرا*
stage later: رہا کر دیا, رہا کر دیے, رہا کر دیئے, رہا کردیا, رہا کردیے, رہا کروا*, رہا کرا*, رہا ہو گئے, رہائی
stage later: تلاش جاری, کی تلاش, لاش برآمد, لاش مل گئی, لاشیں مل گئیں, اغوا ہونے والے, اغوا ہونے والی, اغوا ہونے والا
stage later: اغوا کیے گئے, اغوا کئے گئے, اغوا شدہ, کام بند, کام معطل, کام روک*, کام دوبارہ, سروس بحال, سروس معطل
stage later: آمدورفت بحال, ٹریفک بحال, حملے میں ملوث, حملوں میں ملوث, دھماکے میں ملوث, قتل میں ملوث, کٹہرے میں
stage later: زخمیوں کی تعداد, مرنے والوں کی تعداد, افسران معطل, اہلکار معطل, افسر معطل, تحقیقاتی رپورٹ, ابتدائی رپورٹ
stage later: ابتدائی تحقیقات, جیو فینسنگ, فوٹیج, خاکہ جاری, خاکے جاری, سوگ کا اعلان, یوم سوگ, پرچم سرنگوں, اظہار رنج
stage later: دکھ کا اظہار, افسوس کا اظہار, غم کا اظہار, گہرے دکھ, گہرے رنج, ہمدردی کا اظہار, یکجہتی کا اظہار, میت
stage later: میتوں, تابوت, شہدا کے, سپردخاک, نمازِ جنازہ, وطن روانہ, آبائی گاؤں, عینی شاہد*, کیا جانتے ہیں
stage later: کیا معلوم ہے, کون تھے, پرزور مذمت, تعزیتی پیغام, مقدمے میں نامزد, نامعلوم افراد کے خلاف
stage later: دہشتگردی کی دفعات, دہشت گردی کی دفعات, سکیورٹی ہائی الرٹ, سیکیورٹی سخت, سیکورٹی سخت, سیکیورٹی بڑھا*
stage later: سیکورٹی بڑھا*, فول پروف سکیورٹی, فول پروف سیکیورٹی, انصاف دلا*, شٹر ڈاؤن, پہیہ جام, 使馆提醒, 领馆提醒
stage later: 使馆再次, 领馆再次, 使馆吁, 使馆呼吁, 使馆促, 再次提醒, 紧急提醒, 提醒在巴, 提醒在阿, 提醒在塔, 提醒公民
stage later: 提醒中国公民, 提醒边境, 提醒中企, 吁公民, 吁国民, 吁侨民, 尽快撤离, 尽速撤离, 吁请, 促请, 暂勿前往
stage later: 安全提醒, 要求塔方, 要求阿方, 要求巴基斯坦, 给中国一个交代, 给中方一个交代, 确保在巴, 保护中国公民安全
stage later: 袭击者身份, 枪手身份, 凶手身份, 嫌犯身份, 获救, 获释, 营救, 搜救, 搜寻, 解救, 释放人质, 人质获释, 被释放
stage later: 全数释放, 救出, 寻获, 被绑架的, 遭绑架的, 被掳的, 遭掳的, 被劫持的, 遭劫持的, 劫持事件, 施工暂停
stage later: 暂停施工, 项目暂停, 暂停项目, 停止施工, 暂停运营, 暂停作业, 全面停工, 边境管控, 加强边境, 脱离险境, 脱险
stage later: 运返, 返抵, 迎灵, 灵柩, 棺木, 安葬, 出殡, 葬礼, 头七, 祭奠, 哀痛, 吊慰, 沉痛, 悲痛, 表示哀悼, 致慰问电
stage later: 慰问电, 唁函, 事故调查, 调查组, 调查进展, 侦办, 通缉, 悬赏, 监视器, 监控画面, 监控录像, 指认, 落网者
stage later: 主使, 共犯, 抬棺, 恢复运行, 恢复运营, 恢复营运, 生还者, 幸存者, 讲述惊魂, 伤重不治, 宣告不治, 累计死亡
stage later: 死者, 死者身份, 遇难者身份, 罹难者身份, 名单公布, 公布名单, 赔偿金, 获赔, 强化安保, 强化维安, 加强维安
stage later: 维安, 领事保护, 善后事宜
stage again: second attack, another attack, fresh attack, new attack, second blast, another blast, fresh blast
stage again: second bombing, another bombing, second ambush, another ambush, second such, ایک اور حملہ, ایک اور دھماکہ
stage again: دوسرا حملہ, 又一起, 再次遇袭, 第二起, एक और हमला, दूसरा हमला, fresh explosion*, another explosion*
stage again: another bomb, another shooting*, second bomb, second explosion*, second shooting*, third attack
stage again: third blast, third bombing, third explosion*, second this week, third this week, second in two days
stage again: second in three days, second in as many days, for second time, for the second time, second day in a row
stage again: 再遇袭, 再遭袭击, 再次遭袭, 再次发生, 再发生, 再发袭击, 再发爆炸, 第二次袭击, 连续第二天, 另一起, 又有袭击
stage again: دوبارہ حملہ, پھر حملہ, ایک اور فائرنگ, دوسرا دھماکہ, ایک اور بم, दोबारा हमला, एक और धमाका, दूसरा धमाका
stage again: 接连遇袭, 再遭炸, 再遭枪击, 再遭伏击, 二度遇袭, 两天内第二, 一周内第二, 三天内第二, 再传, 再次遭
stage again: دوسرا بڑا حملہ, دوسرا خودکش, ایک اور دھماکا, دوسرا دھماکا, ایک اور قافلے, ایک اور خودکش
stage past: anniversary, look back, looks back, years ago, years after, year after, years on, explainer, timeline
stage past: archive, remembering, since the attack, opinion, analysis, editorial, برسی, سال بعد, 周年, 回顾
stage past: last year*, last month*, marked, گزشتہ سال, گزشتہ ماہ, پچھلے سال, 去年, 上个月, पिछले साल, पिछले महीने
stage past: a look at, looking at, retrospective, बरसी, decade after, decade on, decades after, decades on, decade ago
stage past: decades ago, دہائی بعد, 十年前, 十年后, दशक बाद, anniversaries, one year on, a year on, a year later
stage past: years later, months after, months later, looking back, in pictures of past, history of attacks, chronology
stage past: list of attacks, recap, factbox, review of, since 2021, ago today, ایک سال مکمل, تاریخ کے آئینے, برس بعد
stage past: مہینوں بعد, 一年后, 多年后, 历次, 盘点, 梳理, 回望, 大事记, 历年, साल बाद, महीने बाद, साल पहले
stage soon: claim*, responsibility, cleared, in hospital, ذمہ داری, کلیئر, 宣称, 声称, 负责, जिम्मेदारी, owns up
stage soon: takes credit, took credit, was behind, is behind, are behind, were behind, says it was, says it hit
stage soon: says it carried, says it bombed, says its fighters, says its bomber, denies role, denies involvement
stage soon: denied role, says it attacked, says it targeted, says it killed, operation ends, operation over
stage soon: standoff ends, siege ends, operation concluded, operation completed, اعتراف, لاتعلقی, آپریشن مکمل, 认领
stage soon: 承认, 否认, दावा, distances itself, disowns, disowned, distanced itself, own up, تردید, قبول کر لی, 犯案
stage soon: इनकार, 坦承, 出面承认, 扛责, 自称犯下, 声明负责, 宣称犯, 宣称对, 认责, قبول کرلی, ذمہ دار قرار, ذمےداری
stage soon: ذمے داری, دعویٰ
stage aftermath: after, amid, despite, following, کے بعد, 后, के बाद, who shot, who killed, who attacked
stage aftermath: militants raid*, gunmen raid*, insurgents raid*, fighters raid*, attackers raid*, armed men raid*
stage aftermath: terrorists raid*, separatists raid*, who opened fire, who bombed, accused of, in connection with
stage aftermath: involved in, wanted for, suspected of, in wake of, in the wake of, in aftermath of
stage aftermath: in retaliation for, کے نتیجے میں, के मद्देनजर
kind foiled: foil*, thwart*, averted, नाकाम, 挫败, 未遂, ناکام, defus*, ناکارہ بنا, 粉碎, 阻止袭击, 拆除炸弹
kind foiled: 成功阻止, विफल, निष्क्रिय, 拆弹, 成功拆除, 阻止恐袭, 阻止恐怖袭击, 阻止重大, ناکام بنا, ناکام بنادی
kind foiled: ناکام بنادیا, ناکارہ کر, ناکارہ بنادیا, پسپا
kind repelled: militants killed, terrorists killed, attackers killed, gunmen killed, gunmen shot dead, repulsed
kind repelled: killed in operation, دہشت گرد ہلاک, دہشتگرد ہلاک, حملہ آور ہلاک, 击毙, आतंकी ढेर, आतंकवादी ढेर
kind repelled: militants neutralised, terrorists neutralised, militants neutralized, terrorists neutralized
kind repelled: khwarij killed, khawarij killed, militants shot dead, insurgents killed, terrorists gunned down
kind repelled: militants gunned down, fighters killed, killed in IBO, killed in IBOs, sent to hell, دہشت گرد مارے گئے
kind repelled: دہشتگرد مارے گئے, جہنم واصل, خوارج ہلاک, خارجی ہلاک, دہشت گردوں کو ہلاک, دہشتگردوں کو ہلاک
kind repelled: 打死武装分子, आतंकी मारे गए, आतंकवादी मारे गए, दहशतगर्द ढेर, उग्रवादी ढेर, हमलावर ढेर, دہشت گرد مارا گیا
kind repelled: دہشتگرد مارا گیا, خوارج مارے گئے, خوارج جہنم, شدت پسند ہلاک, عسکریت پسند ہلاک, حملہ آور مارے گئے
kind repelled: سہولت کار ہلاک, 击杀武装, 剿灭, 歼灭, 打死恐怖分子
method blows: strangl*, beaten to death, bludgeon*, clubbed to death, stone pelting, acid, تیزاب, گلا گھونٹ
method blows: تشدد کر کے, 勒死, 殴打, 打死人, 硫酸, गला घोंट*, पीट पीट, तेजाब, pelt, pelts, pelted, پتھراؤ, पथराव
"""


def _words() -> Iterator[tuple[str, Fact]]:
    for line in (*_TABLE.strip().splitlines(), *THINGS.strip().splitlines()):
        heading, words = line.split(": ", 1)
        aspect, _, fact = heading.partition(" ")
        for word in words.split(", "):
            yield word, (aspect, fact)


LEXICON: Lexicon[Fact] = Lexicon(_words())
