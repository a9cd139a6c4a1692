"""The words by which facts are read, in English, Urdu, Chinese and Hindi.

Four tables of plain words: this one of what happens, bot.core.things of what and whom it hits, bot.core.parties of
whose citizens they are and who did it, bot.core.stages of how long after it that is told. What is in none is not read.
A word may stand for several facts; what a `figure` of speech holds is not meant. Chinese stands here in simplified
characters alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.lexicon import Lexicon
from bot.core.parties import PARTIES
from bot.core.stages import STAGES
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
kind attack: drone hits, drone bombs, drone bombed, stabb*, set ablaze, set on fire, car bomb*
kind attack: landmine*, land mine*, IEDs, blew himself up, targeted killing*, beheading*, lynch*, looted, اندھا دھند
kind attack: گولیاں, ریموٹ کنٹرول, بارودی سرنگ, 地雷, targeted, fired on, fired upon, fired at, fires on, fires at
kind attack: sniper*, گولی مار*, गोली चलाई, गोलियां चलाईं, 开枪, 炸毁, गोलियां, गोली मार*, ड्रोन हमला, आतंकी हमला
kind attack: firing on, firing at, फायरिंग, packed with explosives, explosives laden, laden with explosives, barrage
kind attack: burn down, burns down, burnt down, burned down, set fire to, sets fire to, sprayed with bullets
kind attack: riddled with bullets, hail of bullets, shots ring out, shots rang out, suicide hit*, suicide strike*
kind attack: detonat*, goes off, went off, under siege, besieg*, assassinat*, massacre*, executed, overrun, overran
kind attack: martyr, martyrs, strafed, mowed down, booby trap*, hurled at, lobbed at, exchange fire
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
kind attack: struck by drone*, نشانہ بنا ڈالا, خود کش, گرینیڈ, گرنیڈ, کریکر, راکٹوں, میزائل, کواڈ کاپٹر
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
kind attack: حملہ کر کے, حملہ کرکے, ہدف بنا*, دستی بم پھینک*, 触雷, 遭处决, 遭炸毁, 遭扫射, 遭狙击手, 遭射击, 遭伏
kind attack: 遭攻, 遭突袭, 遭射伤, 突袭, 引爆炸弹, 冲击警局, 冲击军营, 冲击酒店, 人员冲击, 枪手冲击, 分子冲击, 攻入
kind attack: 强闯, 遭纵火, 格杀, 劫杀, 遭屠杀, 屠杀, 恐攻案, 恐袭案, 遇伏, 行凶, 破坏铁轨
kind attack: carnage, bloodbath, terrorist act, terrorist acts, act of terror, acts of terror, act of terrorism
kind attack: acts of terrorism, terror strike*, terror strikes, terrorist incident, deadly violence, violence leaves
kind attack: violence kills, violence claims, fresh violence, blew herself up, blows herself up, blows himself up
kind attack: blow themselves up, blew themselves up, blowing himself up, blowing herself up, turns gun on
kind attack: turned gun on, turns his gun on, turned his gun on, turns weapon on, turned weapon on
kind attack: coordinated strikes, coordinated raids, rain bullets, rained bullets, hit by mine, struck by mine
kind attack: towers destroyed, pylons destroyed, tower destroyed, pylon destroyed, pylons toppled, towers toppled
kind attack: pylon toppled, tower toppled, behead, beheads, train siege, hotel siege, under attack, shot up
kind attack: cut down by, mown down, opened up on, firing incident, shooting incident, laid siege, lay siege
kind attack: lays siege, dies in firing, die in firing, killed in firing, knifed, axed to death, hammered to death
kind attack: clubbed, bullet riddled, opens gunfire, rob and kill, hits roadside bomb, ram explosive*, fidayee
kind attack: fidayees, fedayeen, cross-border clash*, border clash*, border skirmish*, armed group attack*, siege at
kind attack: shelled, hit by quadcopter*, quadcopter hits, explosives tear, explosives rip, stoned by, bus stoned
kind attack: van stoned, vehicle stoned, car stoned, stone-throwing, mob surrounds, bullets fly, lob crackers
kind attack: cracker blast*, cracker attack*, beat up, beats up, beaten up, clash between, held at gunpoint
kind attack: equipment destroyed, machinery destroyed, vehicles destroyed
kind attack: ram into army*, rammed his, بارود بھری, بارود بھرا, بارود سے بھرا, مواد سے بھری, مواد سے بھرا
kind attack: مسلح افراد کا قبضہ, دہشت گردوں کا قبضہ, دہشتگردوں کا قبضہ, لوٹ لی, لوٹ لیے, لوٹ لیں, جلا ڈالی, جلا ڈالے
kind attack: بارود سے تباہ, دہشت گردوں کے نشانے, دہشتگردوں کے نشانے, گولیاں چلا*, گولی چل*, زد میں لے, 夜袭, 枪响
kind attack: 枪决, 射来, 血洗村, 遭血洗, 遭枪, 被枪击, 冲撞军, 冲撞警
kind attack: armed group strikes, armed group hits, armed group targets, گھس آئے, جلا کر خاکستر, جلا کر راکھ
kind attack: گولیوں کی تڑتڑاہٹ, گولیوں کی بوچھاڑ, 满载炸药, 载有炸药, 装满炸药, 炸弹车, 炸药车, 载有爆炸物, 装有爆炸物
kind attack: 爆发冲突, 冲突致, 管道遭破坏, 铁轨遭破坏, 电塔遭破坏, 线路遭破坏, 设施遭破坏, 轨道遭破坏, 遭焚, 遭点燃
kind attack: 人员点燃, 分子点燃, 遇劫, مواد سے تباہ, مواد سے اڑا*, بارود سے اڑا*, 劫掠, چوکی پر قبضہ, چوکیوں پر قبضہ
kind attack: تھانے پر قبضہ
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
kind kidnapping: held captive, kidnapper*, abductor*, feared kidnapped, taken hostage, snatched by gunmen
kind kidnapping: held for ransom, اٹھا لیا گیا, اٹھا لیا, نامعلوم مقام پر لے, گن پوائنٹ پر لے, یرغمال بنا*, 押走
kind kidnapping: 绑去, 掳至
kind raid: arrest*, bust, busts, busted, break up, breaks up, broke up, raid, raids, raided, detain*, nab, nabs
kind raid: nabbed, captured, gunbattle, intelligence based operation*, گرفتار, گرفتاری, چھاپہ, چھاپے, پکڑا گیا
kind raid: پکڑے گئے, 逮捕, 抓获, 捣毁, 拘捕, 落网, गिरफ्तार, गिरफ्तारी, छापा, छापेमारी, भंडाफोड़, plot, plots
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
kind raid: terror cell*, terrorist cell*, sleeper cell*, militant cell*, bomb cell, suicide cell, bomber cell
kind raid: bombers' cell, TTP cell, BLA cell, ISIS cell, cell busted, cell smashed, network busted, bomber caught
kind raid: bombers caught, militants caught, terrorists caught, attackers caught, suspects caught, bombers held
kind raid: bomber held, militants held, terrorists held, attackers held, accused held, handlers held
kind raid: facilitators held, suspects netted, terrorists netted, tragedy averted, disaster averted, hideout raided
kind raid: suicide jacket seized, suicide jackets seized, suicide jackets recovered, suicide jacket recovered
kind raid: vests recovered, vests seized, explosives recovered, recovers explosives
kind raid: hideout busted, hideout smashed, قبضے میں لے لی, قبضے میں لے لیا, تحویل میں لے, تحویل میں, گرفتاریوں
kind raid: ریکی کرنے, کارندہ گرفتار, کارندے گرفتار, 遭逮, 被逮, 警方逮, 部门逮, 警逮, 逮获, 巴军突袭, 军警突袭
kind raid: 警方突袭, 部队突袭
kind trial: indict*, hearing, trial, convict*, sentenced, sentences, jailed, jails, verdict, acquit*, bail, in dock
kind trial: chargesheet*, death sentence, life imprisonment, court orders, court adjourns, anti-terrorism court, سماعت
kind trial: فرد جرم, سزائے موت, عمر قید, ضمانت, عدالت نے, 庭审, 开庭, 审理, 被判, 判处, 起诉, 死刑, सुनवाई, आरोप तय
kind trial: जमानत, अदालत ने, charged with, charges framed, framed charges, prosecut*, court martial, hanged
kind trial: judicial remand, physical remand, military court, accused in court, 受审, 宣判, 判刑, 绞刑, 终身监禁
kind trial: 军事法庭, فوجی عدالت, مجرم قرار, سزا سنا, ریمانڈ, عدالت میں پیش, उम्रकैद, फांसी, सजा सुनाई, दोषी करार
kind trial: आरोप पत्र, रिमांड, death penalty, handed death, handed down, सजा ए मौत, فیصلہ محفوظ, درخواست ضمانت
kind trial: عدالت میں درخواست, سال قید, قید کی سزا, بری کر دیا, بریت, عدالت میں سماعت, جسمانی ریمانڈ, عدالتی ریمانڈ
kind trial: جیل بھیج دیا, 判死, 死缓, 被告, 开审, 提堂, 定罪, 提讯, 求刑
kind trial: pleads guilty, pleaded guilty, plead guilty, pleads not guilty, pleaded not guilty, pleads innocent, ATC
kind trial: hands death, given death, awarded death, awards death, gets death, get death, gets life, get life
kind trial: handed life, walk to gallows, gallows
kind feared: attack threat*, threat of attack*, attack alert*, attack warning*, warned of attack*, warns of attack*
kind feared: vows more attacks, vow more attacks, threatens more attacks, more attacks to come
kind feared: possible attack*, threaten to attack, threatened to attack, حملے کا خطرہ, حملے کے خدشے, حملے کا خدشہ
kind feared: 袭击威胁, 袭击风险, 遭袭风险, हमले की धमकी, हमले की चेतावनी, हमले की आशंका, 恐袭风险, 恐攻风险, 恐袭威胁
kind feared: 遭袭威胁, 可能遭袭, 可能遇袭, 策划袭击, حملوں کا خطرہ, حملوں کے خطرے, حملے کے خطرے, حملوں کے خدشے
kind feared: حملوں کا خدشہ, حملے کی دھمکی, حملوں کی دھمکی, ممکنہ حملے, ممکنہ حملوں, دھماکے کا خطرہ, 恐遭攻击, 恐遭袭击
kind feared: 恐遭袭, 恐遇袭, 恐成目标
kind threat: threat*, warn, warns, warned, warning*, security alert*, advisory, advises, advised, دھمکی, خطرہ, انتباہ
kind threat: 威胁, 警告, 预警, धमकी, चेतावनी, खतरा, alert issued, issues alert, urges citizens, urged citizens
kind threat: reminds citizens, remind citizens, urges nationals, stay vigilant, stay indoors, avoid travel
kind threat: avoid travelling, leave immediately, leave as soon as possible, high alert, terror alert, خبردار
kind threat: ہائی الرٹ, الرٹ جاری, سفری ہدایات, محتاط رہنے, ہدایت نامہ, 提高警惕, 加强安全防范, 加强防范, 谨慎前往
kind threat: 勿前往, 尽快离开, 撤离, 戒备, 恐吓, अलर्ट, सतर्क, एडवाइजरी, परामर्श, سکیورٹی الرٹ, سیکیورٹی الرٹ, سیکورٹی الرٹ
kind threat: سفری انتباہ, ٹریول ایڈوائزری, سفر سے گریز, چوکنا رہنے, دھمکیاں, دھمکی آمیز, تھریٹ الرٹ, 注意安全
kind threat: 安全提醒, 再次提醒, 提醒在巴, 提醒在阿, 提醒在塔, 提醒公民, 提醒中国公民
kind threat: 提醒中企, 安全警告, 安全预警, 安全警报, 旅游警示, 旅行警告, 避免前往, 暂勿前往, 切勿前往, 吁公民, 吁国民
kind threat: 吁侨民, 扬言, 恫吓
kind threat: bomb threat*, threat letter*, security advisory, travel advisory, travel warning, safety reminder
kind threat: remain vigilant, stay alert, exercise caution, سفر نہ کرنے, غیر ضروری سفر, الرٹ رہنے, نقل و حرکت محدود
kind threat: گھروں میں رہنے, 减少外出, 呼吁公民, 呼吁中国公民, 撤出边境, 尽速离开, 尽快离境, 勿靠近, 远离边境
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
kind accident: heart attack*, cardiac arrest, panic attack*, asthma attack*, dog attack*, leopard attack*
kind accident: bear attack*, shark attack*, wolf attack*, locust attack*, lightning, virus kills, virus claims
kind accident: virus outbreak, measles, dengue, cholera, diphtheria, cylinder explodes, cylinder exploded
kind accident: boiler explodes, boiler exploded, tyre burst, brake failure, transformer explosion
kind accident: transformer explodes, methane explosion, methane blast, gas blast in mine, plough*, truck rams into
kind accident: trucks ram into, bus rams into, trailer rams into, dumper rams into, coach rams into, van rams into
kind accident: tanker rams into, train rams into, truck rammed into, bus rammed into, trailer rammed into
kind accident: falling rock*, falling boulder*, falling stone*, fire engulfs, fire guts, fire rages, blaze, inferno
kind accident: fire erupts, catches fire, caught fire, massive fire at, huge fire at, fire at factory, gutted by fire
kind accident: gas blast*
kind accident: roof caves in, wall collapse*, fatal fall, rain-related, snowstorm, پٹاخ*, آتش بازی, بہہ گئے, بہہ گیا
kind accident: بہہ گئی, سیلابی ریل*, ہیلی کاپٹر گر*, طیارہ گر*, گر کر تباہ, ہارٹ اٹیک, دل کے دورے, مضر صحت, 鞭炮, 爆竹
kind accident: 烟花厂, 煤矿爆炸, 煤矿发生爆炸, 矿井爆炸, 雾霾, گیس لیکج سے دھماکہ, گیس لیکج سے دھماکا
kind accident: گیس لیکج کے باعث دھماکہ, گیس لیکیج سے دھماکہ, گیس لیکیج, گیس بھرنے سے دھماکہ, گیس بھرنے سے دھماکا
kind accident: گیس بھر جانے سے دھماکہ, گیس دھماکا, گیس دھماکے, سلنڈر دھماکہ, سلنڈر دھماکا, سلنڈر دھماکے
kind accident: سلنڈر پھٹنے سے دھماکہ, بوائلر دھماکہ, بوائلر پھٹ*, پٹاخوں کی فیکٹری میں دھماکہ, پٹاخہ فیکٹری میں دھماکہ
kind accident: کیمیکل دھماکہ, ٹرانسفارمر دھماکہ, 瓦斯爆炸, 燃气爆炸, 煤气爆炸, 气罐爆炸, 煤气罐爆炸, 锅炉爆炸
kind accident: 鞭炮厂爆炸, 烟花爆炸, 烟花厂爆炸, 粉尘爆炸, 沼气爆炸, 甲烷爆炸, 倒塌, 崩塌, 垮塌, 溃决
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
kind killing: martyrdom, assassinated, lost his life, lost her life, dies in attack, جاںبحق
harm harm: kill*, dead, death*, die, dies, died, wound*, injur*, hurt, slain, toll, ہلاک, ہلاکت, ہلاکتیں, جاں بحق
harm harm: زخمی, شہید, 遇难, 身亡, 丧生, मौत, मृत*, घायल, मारे, martyr*, murder*, casualt*, perish*, succumb*, fatal*
harm harm: lose their lives, lost their lives, claims lives, beheaded, critical, 遇害, 被杀, 殉职, 丧命, 毙命, 杀害
harm harm: 牺牲, زخمیوں, ہلاکتوں, شہادت, شہدا, مقتول, لقمہ اجل, जान गंवा*, हताहत, शहीद, burned to death
harm harm: burnt to death, charred, جھلس*, lifeless, loss of life, maim*, critically, unconscious, bodies, corpse*
harm harm: slaying*, gunned down, guns down, اموات, جان بحق, دم توڑ*, مارے گئے, مارا گیا, لاش, لاشیں, نعش, نعشیں
harm harm: میتیں, زخم, زخموں, مجروح, موت, جان سے گئے, 罹难, 枪杀, 遗体, 尸体, 殒命, मौतें, हत्या, मारा गया, ढेर, जख्मी
harm harm: लाश, शव, जान चली, दम तोड़*, लहूलुहान, gun down, lives, 死, 伤, جان کی بازی, जान गई, मरे, جانبحق, شدید زخمی
harm harm: شہادتیں, شہدا*, لاشوں, نعشوں, زخمی حالت, 失血, 血泊, 命丧, 殉难, 惨死, 魂断
harm harm: martyrdom, body of, body found, dead body, fatalit*, lose his life, loses life, lost life, lost his life
harm harm: lost her life, battle for life, casualty, 阵亡, 殉国, 陨落, جاںبحق
method gun: ambush*, gunm*, gunfire, gunned, shot, shoot*, opens fire, open fire, opened fire, firing, فائرنگ, مسلح
method gun: 枪击, 枪手, 枪杀, 武装袭击, गोलीबारी, गोली, बंदूकधारी*, sniper*, fired on, fired upon, fired at
method gun: opens fire on, گولی مار*, 开枪, 遭枪击, गोली चलाई, firing on, firing at, फायरिंग, riddled with bullets
method gun: hail of bullets, spray*, 扫射, 射杀, 开火, گولیاں, گولیوں, गोलियां, guns down, gun down, gun attack*
method gun: gunshot*, bullets, bullet, firefight*, armed men, armed attackers, Kalashnikov*, assault rifle*, pistol*
method gun: under fire, fires at, fires on, exchange of fire, shots rang, drive-by, گولی, فائر کھول, پستول
method gun: کلاشنکوف, سنائپر, 枪战, 持枪, 中枪, 中弹, 乱枪, 枪声, 枪伤, 狙击手, 枪支, गोलियों, बंदूक, हथियारबंद
method gun: स्नाइपर, armed motorcyclist*, motorcycle borne, masked men, گھات لگا*, فائر کر*, اندھا دھند
method gun: گولیوں کی بوچھاڑ, 伏击, 遭狙
method gun: shot up, turns gun on, turned gun on, turns his gun on, turned his gun on, opens gunfire, opened up on
method bomb: blow up, blown up, blew up, blows up, bomb, bombs, bomber*, bombing*, bombed, IED, suicide, car bomb*
method bomb: خودکش, بم, بارودی, 炸弹, 自杀式, landmine*, land mine*, roadside bomb*, بارودی سرنگ, 地雷, बारूदी सुरंग
method bomb: 炸死, आत्मघाती, बम, packed with explosives, explosives laden, laden with explosives, explosive laden
method bomb: explosive rigged, explosives rigged, dynamite*, detonat*, 炸药, 爆炸物, 引爆, بارودی مواد, विस्फोटक*
method bomb: VBIED, BDU*, vest, explosive device*, improvised explosive, remote controlled, planted, timed device, TNT
method bomb: booby-trap*, خود کش, بارود, ریموٹ کنٹرول, دیسی ساختہ, آئی ای ڈی, دھماکا خیز, دھماکہ خیز, 爆炸装置, 自爆
method bomb: 人弹, 简易爆炸, आईईडी, बारूद, fidayeen, फिदायीन, 自杀攻击, 自杀袭击, 自杀炸弹, 自杀爆炸, 自爆车
method bomb: 炸弹客, 触雷, 磁性炸弹, بارودی گاڑی, نصب بم, بم نصب
method bomb: hit by mine, struck by mine, blew himself up, blow themselves up, blew themselves up, blowing himself up
method bomb: fidayee, fidayees, fedayeen
method bomb: blew herself up, blows herself up, blows himself up, blowing herself up, 满载炸药, 装满炸药, 炸弹车
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
method fire: जला दिया, फूंका, आगजनी, 遭焚, 点燃, 遭纵火, جلا کر
method knife: stabb*, knife*, چاقو, 刀, hacked, slit throat*, throat slit, throats slit, cleaver, machete*, axe, axes
method knife: dagger*, beheaded, beheading*, چھرا, چھری, چھریوں, خنجر, کلہاڑی, ذبح, 捅伤, 捅死, 刺伤, 刺死, 砍伤, 砍死
method knife: 利刃, चाकू, छुरा, कुल्हाड़ी
method knife: knifed, axed to death
kind foiled: foil*, thwart*, averted, नाकाम, 挫败, 未遂, حملہ ناکام, حملے ناکام, کوشش ناکام, کوششیں ناکام
kind foiled: منصوبہ ناکام, منصوبے ناکام, سازش ناکام, حملہ پسپا, defus*, ناکارہ بنا, 粉碎, 阻止袭击, 拆除炸弹, 成功阻止
kind foiled: विफल, निष्क्रिय, 拆弹, 成功拆除, 阻止恐袭, 阻止恐怖袭击, 阻止重大, ناکام بنا, ناکام بنادی, ناکام بنادیا
kind foiled: ناکارہ کر, ناکارہ بنادیا, دراندازی ناکام, دراندازی کی کوشش, دراندازی کی کوششیں
kind repelled: militants killed, terrorists killed, attackers killed, gunmen killed, gunmen shot dead, repulsed
kind repelled: killed in operation, دہشت گرد ہلاک, دہشتگرد ہلاک, حملہ آور ہلاک, 击毙, आतंकी ढेर, आतंकवादी ढेर
kind repelled: militants neutralised, terrorists neutralised, militants neutralized, terrorists neutralized
kind repelled: khwarij killed, khawarij killed, militants shot dead, insurgents killed, terrorists gunned down
kind repelled: commander killed, commander eliminated, commander shot dead, commander gunned down, ringleader killed
kind repelled: mastermind killed
kind repelled: militants gunned down, fighters killed, killed in IBO, killed in IBOs, sent to hell, دہشت گرد مارے گئے
kind repelled: دہشتگرد مارے گئے, جہنم واصل, خوارج ہلاک, خارجی ہلاک, دہشت گردوں کو ہلاک, دہشتگردوں کو ہلاک
kind repelled: 打死武装分子, आतंकी मारे गए, आतंकवादी मारे गए, दहशतगर्द ढेर, उग्रवादी ढेर, हमलावर ढेर, دہشت گرد مارا گیا
kind repelled: دہشتگرد مارا گیا, خوارج مارے گئے, خوارج جہنم, شدت پسند ہلاک, عسکریت پسند ہلاک, حملہ آور مارے گئے
kind repelled: سہولت کار ہلاک, 击杀武装, 剿灭, 歼灭, 打死恐怖分子
method blows: strangl*, beaten to death, bludgeon*, clubbed to death, stone pelting, acid, تیزاب, گلا گھونٹ
method blows: تشدد کر کے, 勒死, 殴打, 打死人, 硫酸, गला घोंट*, पीट पीट, तेजाब, pelt, pelts, pelted, پتھراؤ, पथराव
kind fiction: box office, thriller, blockbuster, film festival, new film, action film, horror film, war film
kind fiction: film premiere*, film release*, movie*, memoir, novel, hits screens, hit screens, film begins, film's
kind fiction: documentary film, video game*, mock exercise*, mock drill*, mock attack*, mock hideout, mock terror*
kind fiction: rehears*, anti-terror drill*, counter-terrorism drill*, counter-terror drill*, hostage drill*
kind fiction: military exercise*, joint exercise*, war game*, wargame*, security drill*
figure: pace attack*, bowling attack*, seam attack*, spin attack*, new-ball attack*, bowlers attack*, bomb out
figure: bombs out, bombed out of, penalty shootout, shootout win, shootout loss, explosive innings, explosive knock
figure: explosive batting, killer instinct, killer blow, killer app*, killer heat, photo shoot*, photoshoot*
figure: film shoot*, drama shoot*, film shooting, drama shooting, shooting of film, shooting of movie
figure: shooting of drama, shooting star*, shooting championship*, shooting event*, shooting range*, shoots to fame
figure: shot to fame, shoots to top, price shoots, prices shoot, shoots up, shoot up, cost shoots, costs shoot
figure: shot down proposal, shoots down proposal, shot down bill, shoots down claim*, shoots down idea, verbal attack*
figure: personal attack*, attacks budget, attacks government, attacks govt, attacks opposition, attacks policy
figure: attack on judiciary, attack on democracy, attack on constitution, attack on press freedom
figure: attack on free speech, attack on media freedom, attack on sovereignty, cyber attack*, cyberattack*
figure: ransomware attack*, phishing attack*, hacking attack*, attack helicopter*, attack submarine*, attack aircraft
figure: attack jet*, under fire over, under fire for, fires broadside, friendly fire, line of fire, hit back
figure: hits back, hitting back, hits out, hit out, lashes out, blasts government, blasts govt, blasts centre
figure: blasts center, blasts opposition, blasts rivals, blasts critics, blasts PM, blasts India, blasts US
figure: blasts West, blasts media, blasts decision, blasts move, blast from the past, blasts off, blast off, blast-off
figure: full blast, blast furnace*, blasting, controlled blast*, population explosion, explosion in demand
figure: explosion in prices, phone explosion, data explosion, bombshell*, photobomb*, bomb hoax*, hoax bomb*
figure: fake bomb*, bomb scare*, petrol bomb on, drops petrol bomb, inflation bomb*, price bomb*, time bomb
figure: ticking bomb, kills time, killed time, killing time, kills bill, kill bill, bill killed, killed in committee
figure: kills off, killed off, kill off, kills deal, killed deal, kills hopes, deal killed, hostage to, hostages to
figure: targeted subsid*, targeted at, targeted sanction*, targeted tax*, targeted intervention*, targeted support
figure: target price*, rocket carrying, space rocket*, rocket lifts off, rockets to top, rocket scien*, prices rocket
figure: skyrocket*, tear gas fired, fire tear gas, teargas fired, fires tear gas, olympic torch*, torch relay*
figure: torch bearer*, torchbearer*, torch rally, torch-bearer*, torch of, passes torch, carries torch, strike gold
figure: strikes gold, struck gold, strike deal, strikes deal, struck deal, strike a deal, strikes a deal
figure: hunger strike*, lawyers strike, strike a balance, death blow, dead heat, dead end, deadline*, deadlock*
figure: dead letter, brain dead, dead weight, cell phone*, cellphone*, mobile cell, solar cell*, media cell
figure: fuel cell*, toll tax, toll booth*, toll road*, toll-free, toll collection, slams into, slammed into, slams car
figure: slammed car, slams explosive*, slammed explosive*, slams vehicle, slammed vehicle, slams truck, slams bomb*
figure: slams motorcycle, slams motorbike, by mine, plot of land, plots of land, residential plot*, plot allotment
figure: carrier rocket*, toll plaza*, dust storm*, storm kills, rain storm*, rainstorm*, storm hits, storm lashes
figure: windstorm*, sandstorm*, thunderstorm*, hailstorm*, storm over, political storm, perfect storm, twitter storm
figure: held hostage to, tear gas fired at, tear gas fired on, derail CPEC, derail project*, derail ties, derail talks
figure: derail peace
figure: storm brews, storm in teacup, شہید بینظیر, شہید بے نظیر, شہید محترمہ, شہید ذوالفقار, شہید بھٹو, میزائل تجربہ
figure: میزائل تجربے, میزائل کا تجربہ, میزائل کا کامیاب, میزائل کے تجربے, راکٹ کی رفتار, لاپتہ افراد, لاپتہ کوہ پیما*
figure: لاپتہ سیاح*, لاپتہ طیار*, معاشی حملہ, آئین پر حملہ, جمہوریت پر حملہ, عدلیہ پر حملہ, آزادی پر حملہ
figure: خودمختاری پر حملہ, جمہوریت پر شب خون, حقوق پر شب خون, عوام پر ڈرون حملہ, دھماکہ خیز بولنگ, دھماکہ خیز بیٹنگ
figure: دھماکہ خیز اننگز, دھماکہ خیز انکشاف*, دھماکہ خیز خبر, میڈیا پر دھماکہ, باکس آفس پر دھماکہ, بم کی افواہ
figure: بم کی جھوٹی, اغوا کا ڈرامہ, اغوا کا ڈراما, گولیوں جیسے, حملوں کی مشق*, دل کا حملہ, 引爆期待, 引爆市场
figure: 引爆话题, 引爆热议, 引爆全场, 引爆舆论, 引爆网络, 引爆消费, 信息爆炸, 人口爆炸, 知识爆炸, 爆炸性, 爆炸式
figure: 股价遭血洗, 股市遭血洗, 恶意攻击, 反劫持, 反绑架, 论文枪手, 代考枪手, 攻击型, 攻击力, 攻击手, 轰炸机, 电话轰炸
figure: 短信轰炸, 占领市场, 占领高地, 开火车, 集中弹, 中枪支, 中枪械, 持枪证, 人质疑, 人质量, 被扣分, 被扣除, 大火车
figure: 大火箭, 接触雷, 触雷达, 人弹奏, 自爆料, 自爆家, 空投物资, 空投救, 空投粮, 空投补给, 闯入决赛, 闯入半决赛
figure: 闯入八强, 闯入四强, 闯入市场, 恶犬攻击, 狮子袭击, 老虎袭击, 黑熊袭击, 野象袭击, 毒蜂袭击, 蜂群袭击, 鲨鱼袭击
figure: 毒蜂攻击, 野狗攻击, بم پروف, وزارت خارجہ کے باہر, وزارت خارجہ کے قریب, وزارت خارجہ کے سامنے, 外交部外
figure: 外交部附近, 外交部门口, 外交部大楼, 葬礼遭, شناخت کے بعد, شناخت کر کے, شناخت کرکے, شناخت پوچھ, 记者会
figure: 记者招待会, لاپتہ چینی کوہ پیما*, لاپتہ غیر ملکی کوہ پیما*, شب خون مارا, خود کو گولی مار, خودکشی, بم ڈسپوزل
figure: میدان میں آگ لگا, سرچ آپریشن کے دوران
"""
# whoever of these does one of those attacks; what police or markets hit, strike or target is another matter
_ATTACKERS = """
militants, terrorists, insurgents, separatists, baloch rebels, extremists, gunmen, armed men, attackers, assailants
fighters, outlaws, dacoits, miscreants, mob, bomber, bombers, motorcyclists, unknown men, unidentified men, BLA, BLF
TTP, ISKP, ISIS-K
"""
_DEEDS = """
raid*, hit, hits, target, targets, targeted, strike, strikes, struck, burn, burns, burned, burnt, hurl*, lob*
destroy*, fire at, fire on, smash*, seize town*, block highway*, blocked highway*, block road*, kill, kills, overrun*
take control*, take over*, occup*, surround*, pounce*
"""


def _deeds() -> Iterator[tuple[str, Fact]]:
    attackers, deeds = (", ".join(table.split("\n")).strip(", ").split(", ") for table in (_ATTACKERS, _DEEDS))
    for attacker in attackers:
        yield f"{attacker} raid*", ("stage", "aftermath")
        yield from ((f"{attacker} {deed}", ("kind", "attack")) for deed in deeds)


def _words() -> Iterator[tuple[str, Fact]]:
    yield from _deeds()
    for line in filter(None, "\n".join((_TABLE, STAGES, THINGS, PARTIES)).split("\n")):
        heading, words = line.split(": ", 1)
        aspect, _, fact = heading.partition(" ")
        for word in words.split(", "):
            yield word, (aspect, fact)


LEXICON: Lexicon[Fact] = Lexicon(_words())
