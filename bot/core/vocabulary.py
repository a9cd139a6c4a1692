"""The words by which facts are read, in English, Urdu, Chinese and Hindi.

A table of plain words: what is not in it is not read. A word may stand for several facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.lexicon import Lexicon

Fact = tuple[str, str]

# aspect, fact: words, spelt as the aliases of a watchlist
_TABLE = """
kind attack: attack*, repel*, repuls*, blow up, blown up, blew up, blows up, under fire, beheaded, slain, car ramming
kind attack: ambush*, assault*, blast*, explosion*, explod*, bomb, bombs, bomber*, bombing*, bombed, gunm*, gunfire
kind attack: gunned, shot, shoot*, suicide attack*, grenade*, storm, storms, stormed, IED, martyred, shelling
kind attack: reports of shots, shots heard, 枪声, rocket*, mortar*, target killing*, opens fire, open fire
kind attack: opened fire, torch*, حملہ, حملے, حملوں, حملہ آور, حملہ آوروں, دھماکہ, دھماکے, دھماکا, دھماکوں, فائرنگ
kind attack: خودکش, بم, راکٹ, 袭击, 遇袭, 遭袭, 襲擊, 遇襲, 爆炸, 枪击, 槍擊, 枪手, 槍手, 自杀式, 自殺式, 炸弹, 炸彈
kind attack: 恐袭, 恐襲, 伏击, 伏擊, 枪杀, 炸死, 纵火, हमला, हमले, हमलों, हमलावर*, धमाका, धमाके, विस्फोट, गोलीबारी
kind attack: आत्मघाती, बम, heavy firing, intense firing, shots fired, gunshots, shot at, drops explosives
kind attack: dropped explosives, drone strike*, drones hit, drone hits, drone bombs, drone bombed, rams into
kind attack: rammed into, stabb*, set ablaze, set on fire, car bomb*, landmine*, land mine*, IEDs, blew himself up
kind attack: targeted killing*, beheading*, lynch*, looted, اندھا دھند, گولیاں, ریموٹ کنٹرول, بارودی سرنگ, 遭枪杀
kind attack: 遭炮击, 地雷, 遭伏击, targeted, fired on, fired upon, fired at, fires on, fires at, sniper*, گولی مار*
kind attack: 遭枪击, गोली चलाई, गोलियां चलाईं, 开枪, 開槍, 枪击案, 恐怖袭击, 无人机袭击, 炸毁, गोलियां, गोली मार*
kind attack: ड्रोन हमला, आतंकी हमला, firing on, firing at, फायरिंग, packed with explosives, explosives laden
kind attack: laden with explosives, barrage, burn down, burns down, burnt down, burned down, set fire to, sets fire to
kind attack: sprayed with bullets, riddled with bullets, hail of bullets, shots ring out, shots rang out, suicide hit*
kind attack: suicide strike*
kind kidnapping: kidnap*, abduct*, hostage*, اغوا, یرغمال, 绑架, 綁架, 劫持, 人质, 人質, अपहरण, अगवा, बंधक, taken away
kind kidnapping: takes away, took away, take away, whisked away, offloaded, taken captive, seized by gunmen, captive
kind kidnapping: captives, ransom, لاپتہ, مغوی, مغویوں, تاوان, 被掳, 掳走, 劫走, 扣为人质, फिरौती, hijack*, ہائی جیک
kind kidnapping: 劫机, हाईजैक
kind raid: arrest*, bust, busts, busted, break up, breaks up, broke up, raid, raids, raided, detain*, nab, nabs
kind raid: nabbed, captured, gunbattle, intelligence based operation*, گرفتار, گرفتاری, چھاپہ, چھاپے
kind raid: پکڑا گیا, پکڑے گئے, 逮捕, 抓获, 抓獲, 捣毁, 搗毀, 拘捕, 落网, गिरफ्तार, गिरफ्तारी, छापा, छापेमारी, भंडाफोड़
kind raid: cell, plot, plots, plotted, planned attack*, plan to attack
kind trial: indict*, hearing, trial, convict*, sentenced, sentences, jailed, jails, verdict, acquit*, bail, in dock
kind trial: chargesheet*, death sentence, life imprisonment, court orders, court adjourns, anti-terrorism court, سماعت
kind trial: فرد جرم, سزائے موت, عمر قید, ضمانت, عدالت نے, 庭审, 开庭, 审理, 被判, 判处, 起诉, 死刑, सुनवाई, आरोप तय
kind trial: जमानत, अदालत ने
kind feared: attack threat*, threat of attack*, attack alert*, attack warning*, warned of attack*, warns of attack*
kind feared: possible attack*, threaten to attack, threatened to attack, حملے کا خطرہ, حملے کے خدشے, حملے کا خدشہ
kind feared: 袭击威胁
kind feared: 袭击风险, 遭袭风险, हमले की धमकी, हमले की चेतावनी, हमले की आशंका
kind threat: threat*, warn, warns, warned, warning*, security alert*, advisory, advises, advised, دھمکی, خطرہ
kind threat: انتباہ, 威胁, 威脅, 警告, 提醒, 预警, 預警, धमकी, चेतावनी, खतरा
kind accident: accident*, crash*, collid*, collision*, plunge*, overturn*, derail*, landslide*, avalanche*, flood*
kind accident: collapse*, حادثہ, حادثے, ٹریفک حادثہ, سیلاب, تودہ, 车祸, 車禍, 事故, 坠, 墜, 洪水, 山体滑坡, 坍塌, 雪崩
kind accident: दुर्घटना, हादसा, हादसे, बाढ़, भूस्खलन, falls into, fell into, gorge, ravine, skid*, capsiz*, drown*
kind accident: cylinder blast*, gas leak*, short circuit*, کہایی, پٹری سے اتر, 翻车, 侧翻, 火灾, खाई
kind business: stocks, rupee, loan, loans, financing, trading, exports, imports, tariff*, tranche, bonds, MoU
kind business: MoUs, investment*, GDP, inflation, IMF, agreement*, قرض, قرضہ, سرمایہ کاری, معاہدہ, تجارت, اسٹاک
kind business: 贷款, 貸款, 融资, 融資, 投资, 投資, 签约, 簽約, 贸易, 貿易, 股市, 合作项目, 经济合作, निवेश, कर्ज, ऋण
kind business: व्यापार, शेयर बाजार, समझौता
kind killing: kill, kills, killed, killing, ہلاک, جاں بحق, شہید, قتل, 打死, 遇难, 遇難, मारे गए, हत्या, मौत
harm harm: kill*, dead, death*, die, dies, died, wound*, injur*, hurt, slain, toll, ہلاک, ہلاکت, ہلاکتیں, جاں بحق
harm harm: زخمی, شہید, 死亡, 遇难, 遇難, 身亡, 受伤, 受傷, 伤亡, 傷亡, 丧生, मौत, मृत*, घायल, मारे
method gun: ambush*, gunm*, gunfire, gunned, shot, shoot*, opens fire, open fire, opened fire, firing, فائرنگ, مسلح
method gun: 枪击, 槍擊, 枪手, 槍手, 枪杀, 武装袭击, 武裝襲擊, गोलीबारी, गोली, बंदूकधारी*, sniper*, fired on
method gun: fired upon, fired at, opens fire on, گولی مار*, 开枪, 遭枪击, गोली चलाई, firing on, firing at, फायरिंग
method gun: sprayed with bullets, riddled with bullets, hail of bullets
method bomb: blow up, blown up, blew up, blows up, bomb, bombs, bomber*, bombing*, bombed, IED, suicide, car bomb*
method bomb: خودکش, بم, بارودی, 炸弹, 炸彈, 自杀式, landmine*, land mine*, roadside bomb*, بارودی سرنگ, 地雷
method bomb: बारूदी सुरंग, 自殺式, 炸死, आत्मघाती, बम, packed with explosives, explosives laden, laden with explosives
method blast: blast*, explosion*, explod*, دھماکہ, دھماکے, دھماکا, دھماکوں, 爆炸, धमाका, धमाके, विस्फोट
method grenade: grenade*, دستی بم, 手榴弹, हथगोला
method rocket: rocket*, mortar*, راکٹ, مارٹر, 火箭弹, रॉकेट
method drone: drone*, quadcopter*, ڈرون, 无人机, ड्रोन
method fire: torch*, arson, set ablaze, set on fire, نذر آتش, 纵火, burn down, burns down, burnt down, burned down
method fire: set fire to, sets fire to
method knife: stabb*, knife*, چاقو, 刀
target vehicle: bus, buses, convoy*, vehicle*, van, vans, car, coach, motorcade*, truck*, bulldozer*, بس, گاڑی
target vehicle: گاڑیوں, قافلہ, قافلے, وین, ٹرک, 车队, 車隊, 车辆, 車輛, 巴士, 客车, 客車, 大巴, 班车, 卡车, 汽车
target vehicle: 乘车, काफिले, काफिला, बस, वाहन, गाड़ी
target airport: airport*, airfield*, ایئرپورٹ, ہوائی اڈے, ہوائی اڈہ, 机场, 機場, हवाई अड्डा, हवाई अड्डे, एयरपोर्ट
target airport: हवाईअड्डे
target consulate: consulate*, embassy compound, mission building, قونصل خانہ, قونصل خانے, 领事馆, 領事館, 总领馆
target consulate: वाणिज्य दूतावास
target embassy: outside embassy, near embassy, embassy gate, foreign mission, outside chinese embassy
target embassy: embassy attacked
target embassy: سفارت خانے کے قریب, سفارتخانے کے قریب, سفارت خانے پر حملہ, 使馆区, 使馆附近, 使馆遭
target restaurant: restaurant*, cafe, eatery, ریستوران, ریسٹورنٹ, 餐馆, 餐館, 餐厅, 餐廳, रेस्तरां, रेस्टोरेंट
target restaurant: eateries, food stall*, tea stall*
target hotel: hotel*, ہوٹل, 酒店, 宾馆, होटल
target port: harbour, harbor, port authority, بندرگاہ, 港口, 港务局, 港務局, बंदरगाह, port complex, seaport
target port: port terminal, پورٹ اتھارٹی, पोर्ट अथॉरिटी
target dam: dam, hydropower, ڈیم, 水电站, 水電站, 大坝, 大壩, बांध, डैम
target mine: mine, mines, miner, miners, coal mine*, colliery, کان, کان کن, کان کنوں, 煤矿, 煤礦, 矿工, 礦工, 矿山
target mine: 金矿, खदान, खान मजदूर
target railway: train, railway*, rail track, express train, ٹرین, ریلوے, 火车, 火車, 列车, 列車, 铁路, 鐵路, ट्रेन
target railway: रेलवे
target checkpost: checkpost*, check post*, checkpoint*, check point*, outpost*, چیک پوسٹ, چوکی, 检查站, 檢查站, 哨所
target checkpost: चेकपोस्ट, चौकी, army post*, police post*, security post*, levies post*, frontier post*
target checkpost: military post*
target police station: police station*, police headquarters, police lines, police compound, تھانہ, تھانے
target police station: پولیس لائنز, 警察局, 警察总部, पुलिस थाना, पुलिस थाने
target camp: camp, camps, base, cantonment, barracks, military headquarters, کیمپ, چھاؤنی, 营地, 營地, 军营, 基地
target camp: शिविर, ایئر بیس, نیول بیس, बेस, naval base, airbase*, air base*, airfield base, residential quarters
target camp: فضائی اڈے, ایئربیس, 空军基地, 航空基地, headquarters, ہیڈکوارٹر*, 总部, 海军基地, छावनी, 兵营
target camp: camp office, compound, compounds, کمپاؤنڈ, परिसर, 大院, naval air base, residential colony
target camp: housing colony
target mosque: mosque*, imambargah*, shrine*, church*, seminary, madrassa*, مسجد, امام بارگاہ, مزار, چرچ, 清真寺
target mosque: 教堂, मस्जिद, चर्च
target market: bazaar*, shop, shops, mall, بازار, دکان, 市场, 集市, 商场, बाजार, दुकान, market, markets
target school: school, schools, college, university, campus, institute, یونیورسٹی, سکول, اسکول, 大学, 大學, 学校
target school: स्कूल, विश्वविद्यालय
target hospital: clinic, ہسپتال پر حملہ, 医院遭, 诊所
target court: courthouse, district court*, outside court, outside a court, judicial complex, court premises, کچہری
target court: عدالت, 法院, अदालत
target power: pylon*, gas pipeline*, pipeline*, power plant*, power station*, gas field, پائپ لائن, بجلی گھر, 管道
target power: 发电厂, 电厂, refinery, refineries, oil depot*, fuel depot*, oil terminal*, oil tanker*, آئل ڈپو
target power: ریفائنری, آئل ٹینکر*, 油库, 炼油厂, 油罐车, तेल डिपो, रिफाइनरी, gas plant*
target polling: rally, polling station*, election office*, jirga, جلسہ, ریلی, 集会, रैली
target bank: bank, banks, بینک, 银行, 銀行, बैंक
people workers: miner, miners, coal miner*, کان کن, کان کنوں, 矿工, 礦工, engineer*, worker*, labourer*, laborer*
people workers: technician*, staff, employee*, انجینئر, انجینئرز, انجینئروں, مزدور, مزدوروں, کارکن, کارکنوں
people workers: 工程师, 工程師, 工人, 员工, 員工, 人员伤亡, 技术人员, 劳工, इंजीनियर*, मजदूर*, कर्मचारी, कामगार*
people teachers: teacher*, lecturer*, professor*, students, اساتذہ, استاد, 教师, 教師, 老师, 师生, शिक्षक*
people security: soldier*, policem*, police officer*, security personnel, paramilitar*, FC, frontier corps, cops
people security: levies, constable*, اہلکار, اہلکاروں, فوجی, سپاہی, پولیس اہلکار, 士兵, 军人, 軍人, 警察, 警员, 警員
people security: जवान*, सैनिक*, पुलिसकर्मी*, security man, security men, security official*
people guards: guards, محافظ, محافظوں, گارڈ, گارڈز, سکیورٹی گارڈ*, 保安, 警卫, गार्ड, सुरक्षाकर्मी*, guard
people miners: miner, miners, coal miner*, کان کن, کان کنوں, 矿工, 礦工, खनिक*
people passengers: passenger*, commuter*, pilgrim*, zaireen, مسافر, مسافروں, زائرین, 乘客, 旅客, 朝圣者, यात्री*
people journalists: journalist*, reporter*, صحافی, 记者, 記者, पत्रकार*
people health: doctor*, polio*, vaccinat*, ڈاکٹر, پولیو, 医生, 脊髓灰质炎, 疫苗, डॉक्टर*, पोलियो
people tourists: tourist*, climber*, mountaineer*, trekker*, سیاح, سیاحوں, کوہ پیما, 游客, 遊客, 登山者, पर्यटक*
people tourists: पर्वतारोही*
people children: child, children, schoolchild*, schoolgirl*, schoolboy*, pupils, بچے, بچوں, طالبات, طلبہ, 儿童, 学生
people children: बच्चे, बच्चों, छात्र, छात्रा*
people drivers: driver*, trucker*, ڈرائیور*, 司机, चालक*, ड्राइवर*
people traders: barber*, hairdresser*, tailor*, حجام, حجاموں, 理发师, नाई
people traders: trader*, shopkeeper*, merchant*, businessman, businessmen, jeweller*, دکاندار*, تاجر*, 商人, 店主
people traders: व्यापारी*
people traders: दुकानदार*
people clerics: cleric*, imam, prayer leader*, pesh imam, maulana, priest*, عالم دین, امام مسجد, مولانا, 神职人员
people clerics: मौलवी*
people lawyers: lawyer*, judge, judges, وکیل, وکلا, جج, 律师, 法官, वकील*, जज
people farmers: farmer*, shepherd*, fisherm*, کسان, چرواہے, ماہی گیر*, 农民, 渔民, किसान*, मछुआरे
people officials: assistant commissioner, deputy commissioner, tehsildar, government official*, اسسٹنٹ کمشنر
people officials: ڈپٹی کمشنر
people politicians: senator, lawmaker*, tribal elder*, mayor, candidate, قبائلی رہنما, 议员, 部落长老
nation chinese: chinese, چینی, 中国公民, 中國公民, 中方人员, 中方人員, 中国工程师, 中國工程師, 中国工人, 中國工人
nation chinese: 中国员工, 中企, 中国籍, 中國籍, 华人, 中国人, 中國人, 中国教师, चीनी
nation japanese: japanese, جاپانی, 日本公民, 日本人, 日籍, जापानी
nation korean: korean*, کوریائی, 韩国人, 韩国公民, कोरियाई
nation turkish: turkish, ترک شہری, 土耳其公民, तुर्की नागरिक
nation russian: russian*, روسی, 俄罗斯公民, रूसी
nation iranian: iranian*, ایرانی, 伊朗公民, ईरानी
nation afghan: afghan nationals, afghan refugees, افغان شہری, 阿富汗公民
nation american: american*, US citizen*, امریکی شہری, 美国公民, अमेरिकी नागरिक
nation british: british nationals, british citizen*, britons, برطانوی شہری, 英国公民
nation german: german nationals, german citizen*, germans, 德国公民
nation polish: polish engineer*, polish national*
nation foreign: foreigner*, foreign national*, foreign citizen*, foreign worker*, foreign engineer*, غیر ملکی
nation foreign: غیر ملکیوں, 外国人, 外國人, 外籍, 外国公民, 外国工人, विदेशी
interest chinese: china, beijing, چین, بیجنگ, 中国, 中國, 使馆, 使館, चीन, बीजिंग
actor BLA: BLA, Baloch Liberation Army, Balochistan Liberation Army, Baluch Liberation Army
actor BLA: Baluchistan Liberation Army, Majeed Brigade, بلوچ لبریشن آرمی, بی ایل اے, 俾路支解放军, 俾路支解放軍
actor BLA: 马吉德旅, बलूच लिबरेशन आर्मी, बलूचिस्तान लिबरेशन आर्मी, बीएलए
actor BLF: BLF, Baloch Liberation Front, Balochistan Liberation Front, بلوچستان لبریشن فرنٹ, 俾路支解放阵线
actor BRG: BRG, Baloch Republican Guards, BRAS, Baloch Raaji Aajoi Sangar
actor TTP: TTP, Tehreek-e-Taliban Pakistan, Tehrik-i-Taliban Pakistan, Pakistani Taliban, ٹی ٹی پی
actor TTP: تحریک طالبان پاکستان, 巴基斯坦塔利班, 巴塔, टीटीपी, तहरीक-ए-तालिबान
actor ISIS-K: ISIS-K, ISKP, IS-K, IS-KP, ISIL-K, Islamic State, Daesh, داعش, 伊斯兰国, 伊斯蘭國, इस्लामिक स्टेट
actor JuA: Jamaat-ul-Ahrar, جماعت الاحرار
actor JuA: JuA
actor LeJ: Lashkar-e-Jhangvi, لشکر جھنگوی
actor SRA: Sindhudesh Revolutionary Army, Sindhudesh Liberation Army
stage later: toll rises, toll climbs, toll reaches, death toll, condemn*, mourn*, inquiry, probe, investigat*
stage later: bodies, funeral*, flown home, repatriat*, security raised, security tightened, security beefed
stage later: griev*, grief, buried, laid to rest, burial, سوگ, سپرد خاک, 下葬, शोक
stage later: reopen*, punish*, after attack, after the attack, shocked, compensation, aftermath
stage later: followed the attack, مذمت, تحقیقات, میتیں, لاشیں, ہلاکتیں, انکوائری, 谴责, 譴責, 升至, 上升, 彻查
stage later: 徹查, 调查, 調查, 遗体, 遺體, 哀悼, निंदा, जांच, शव, मृतकों
stage again: second attack, another attack, fresh attack, new attack, second blast, another blast, fresh blast
stage again: second bombing, another bombing, second ambush, another ambush, second such, ایک اور حملہ
stage again: ایک اور دھماکہ, دوسرا حملہ, 又一起, 再次遇袭, 第二起, एक और हमला, दूसरा हमला
stage past: anniversary, look back, looks back, years ago, years after, year after, years on, explainer, timeline
stage past: archive, remembering, since the attack, opinion, analysis, editorial, برسی, سال بعد, 周年, 回顾, 回顧
stage past: last year*, last month*, marked, گزشتہ سال, گزشتہ ماہ, پچھلے سال, 去年, 上个月, पिछले साल, पिछले महीने
stage past: a look at, looking at, retrospective, बरसी, decade after, decade on, decades after, decades on, decade ago
stage past: decades ago, دہائی بعد, 十年前, 十年后, दशक बाद
stage soon: claim*, responsibility, cleared, in hospital, ذمہ داری, کلیئر, 宣称, 宣稱, 声称, 负责, जिम्मेदारी
stage aftermath: after, amid, despite, following, کے بعد, 后, 後, के बाद
kind foiled: foil*, thwart*, averted, नाकाम, 挫败, 擊敗, 未遂, ناکام
kind repelled: militants killed, terrorists killed, attackers killed, gunmen killed, gunmen shot dead, repulsed
kind repelled: killed in operation, دہشت گرد ہلاک, دہشتگرد ہلاک, حملہ آور ہلاک, 击毙, 擊斃, आतंकी ढेर, आतंकवादी ढेर
"""


def _words() -> Iterator[tuple[str, Fact]]:
    for line in _TABLE.strip().splitlines():
        heading, words = line.split(": ", 1)
        aspect, _, fact = heading.partition(" ")
        for word in words.split(", "):
            yield word, (aspect, fact)


LEXICON: Lexicon[Fact] = Lexicon(_words())
