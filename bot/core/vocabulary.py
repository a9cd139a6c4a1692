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
kind attack: laden with explosives, barrage, burn down, burns down, burnt down, burned down, set fire to
kind attack: sets fire to, sprayed with bullets, riddled with bullets, hail of bullets, shots ring out
kind attack: shots rang out, suicide hit*, suicide strike*, detonat*, goes off, went off, under siege, besieg*
kind attack: assassinat*, massacre*, executed, overrun, overran, militants raid*, gunmen raid*, insurgents raid*
kind attack: fighters raid*, attackers raid*, armed men raid*, terrorists raid*, separatists raid*, martyr, martyrs
kind attack: strafed, mowed down, booby trap*, hurled at, lobbed at, fire at, exchange fire, seize control
kind attack: seizes control, seized control, نشانہ بنایا, بمبار, گولہ باری, دھماکہ خیز, اڑا دی, اڑا دیا, گولیوں
kind attack: ٹارگٹ کلنگ, دھاوا, دھاوے, شب خون, 扫射, 射杀, 开火, 引爆, 自爆, 受袭, 遭到袭击, 遭受袭击, 武装袭击, 围攻
kind attack: 遭围困, 炮击, 遇刺, 刺杀, 斩首, हमलावरों, गोलियों, घात लगाकर, बमबारी, ड्रोन हमले, loud bang*, firing between
kind attack: exchange of fire, exchanged fire, trade fire, trades fire, traded fire
kind attack: dynamite*, razed, bombard*, shells hit, shell hits, shells land, 击毁, 交火, 驳火, تباہ کر دی, نذر آتش
kind attack: جھڑپ, گولے گرے, گولہ گرا, मुठभेड़ में, आगजनी
kind attack: arson, set alight, burnt, 焚烧, 烧毁, 放火, आग लगाई
kind kidnapping: kidnap*, abduct*, hostage*, اغوا, یرغمال, 绑架, 綁架, 劫持, 人质, 人質, अपहरण, अगवा, बंधक, taken away
kind kidnapping: takes away, took away, take away, whisked away, offloaded, taken captive, seized by gunmen, captive
kind kidnapping: captives, ransom, لاپتہ, مغوی, مغویوں, تاوان, 被掳, 掳走, 劫走, 扣为人质, फिरौती, hijack*, ہائی جیک
kind kidnapping: 劫机, हाईजैक, freed from captivity, held hostage, seize workers, seized workers, یرغمالی, یرغمالیوں
kind kidnapping: 被绑, 遭绑, 被劫持
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
kind accident: 脱轨, पटरी से उतर, آگ لگنے, آتشزدگی, آگ بھڑک, fire breaks out, fire broke out, factory fire, आग लगने
kind business: stocks, rupee, loan, loans, financing, trading, exports, imports, tariff*, tranche, bonds, MoU
kind business: MoUs, investment*, GDP, inflation, IMF, agreement*, قرض, قرضہ, سرمایہ کاری, معاہدہ, تجارت, اسٹاک
kind business: 贷款, 貸款, 融资, 融資, 投资, 投資, 签约, 簽約, 贸易, 貿易, 股市, 合作项目, 经济合作, निवेश, कर्ज, ऋण
kind business: व्यापार, शेयर बाजार, समझौता
kind killing: kill, kills, killed, killing, ہلاک, جاں بحق, شہید, قتل, 打死, 遇难, 遇難, मारे गए, हत्या, मौत
kind killing: murder*, martyred, 遇害, 杀害, 被杀, 遭杀害, 遭射杀, مقتول, شہادت, जान से मार
harm harm: kill*, dead, death*, die, dies, died, wound*, injur*, hurt, slain, toll, ہلاک, ہلاکت, ہلاکتیں, جاں بحق
harm harm: زخمی, شہید, 死亡, 遇难, 遇難, 身亡, 受伤, 受傷, 伤亡, 傷亡, 丧生, मौत, मृत*, घायल, मारे
harm harm: martyr*, murder*, casualt*, perish*, succumb*, fatal*, lose their lives, lost their lives, claims lives
harm harm: beheaded, critical, 遇害, 被杀, 殉职, 丧命, 毙命, 杀害, 牺牲, زخمیوں, ہلاکتوں, شہادت, شہدا, مقتول, لقمہ اجل
harm harm: जान गंवा*, हताहत, शहीद
harm harm: burned to death, burnt to death, charred, جھلس*, 烧死
method gun: ambush*, gunm*, gunfire, gunned, shot, shoot*, opens fire, open fire, opened fire, firing, فائرنگ, مسلح
method gun: 枪击, 槍擊, 枪手, 槍手, 枪杀, 武装袭击, 武裝襲擊, गोलीबारी, गोली, बंदूकधारी*, sniper*, fired on
method gun: fired upon, fired at, opens fire on, گولی مار*, 开枪, 遭枪击, गोली चलाई, firing on, firing at, फायरिंग
method gun: sprayed with bullets, riddled with bullets, hail of bullets
method gun: spray*, shoots, 扫射, 射杀, 开火, گولیاں, گولیوں, गोलियां
method bomb: blow up, blown up, blew up, blows up, bomb, bombs, bomber*, bombing*, bombed, IED, suicide, car bomb*
method bomb: خودکش, بم, بارودی, 炸弹, 炸彈, 自杀式, landmine*, land mine*, roadside bomb*, بارودی سرنگ, 地雷
method bomb: बारूदी सुरंग, 自殺式, 炸死, आत्मघाती, बम, packed with explosives, explosives laden, laden with explosives
method bomb: explosive laden, explosive rigged, explosives rigged, dynamite*, detonat*, 炸药, 爆炸物, 引爆
method bomb: بارودی مواد, विस्फोटक*
method blast: blast*, explosion*, explod*, دھماکہ, دھماکے, دھماکا, دھماکوں, 爆炸, धमाका, धमाके, विस्फोट
method grenade: grenade*, دستی بم, 手榴弹, हथगोला
method rocket: rocket*, mortar*, راکٹ, مارٹر, 火箭弹, रॉकेट
method rocket: shelling, shelled, RPG, 炮击, 炮弹, گولہ باری, गोलाबारी
method drone: drone*, quadcopter*, ڈرون, 无人机, ड्रोन
method fire: torch*, arson, set ablaze, set on fire, نذر آتش, 纵火, burn down, burns down, burnt down, burned down
method fire: set fire to, sets fire to, burn, burnt, burning, set alight, 焚烧, 烧毁, 放火
method knife: stabb*, knife*, چاقو, 刀
target vehicle: bus, buses, convoy*, vehicle*, van, vans, car, coach, motorcade*, truck*, bulldozer*, بس, گاڑی
target vehicle: گاڑیوں, قافلہ, قافلے, وین, ٹرک, 车队, 車隊, 车辆, 車輛, 巴士, 客车, 客車, 大巴, 班车, 卡车, 汽车
target vehicle: 乘车, काफिले, काफिला, बस, वाहन, गाड़ी
target vehicle: coaches, minibus*, wagon*, trailer*, coaster, minivan*, police mobile, بسوں, کوچ, کوچز, ویگن, کوسٹر
target vehicle: ٹریلر*, ٹرکوں, گاڑیاں
target vehicle: موبائل, قافلوں, 校车, 警车, 货车, 面包车, 军车, 运输车, बसों, ट्रक, वैन, गाड़ियां, गाड़ियों
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
target railway: train, railway*, rail track, express train, ٹرین, ریلوے, 火车, 火車, 列车, 列車, 铁路, 鐵路, ट्रेन, रेलवे
target railway: express, railway line, rail line, rail link, freight train, goods train, 一列客车, 旅客列车, 客运列车
target railway: 货运列车, بوگیاں, بوگی, ریل گاڑی, مال گاڑی, ایکسپریس, रेलगाड़ी, रेल पटरी
target checkpost: checkpost*, check post*, checkpoint*, check point*, outpost*, چیک پوسٹ, چوکی, 检查站, 檢查站, 哨所
target checkpost: चेकपोस्ट, चौकी, army post*, police post*, security post*, levies post*, frontier post*
target checkpost: military post*, guard post*, guards post*, picket*, pickets, border post*, 岗哨, 哨卡, پوسٹ پر
target checkpost: ناکے پر
target police station: police station*, police headquarters, police lines, police compound, تھانہ, تھانے, پولیس لائنز
target police station: 警察局, 警察总部, पुलिस थाना, पुलिस थाने, police office*, police chief's office
target police station: police head office, پولیس آفس, 警局, 派出所, थाना, थाने
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
target school: academy, training school*, training centre*, training center*, training college*, hostel*, کالج, اکیڈمی
target school: ٹریننگ سکول, ٹریننگ سینٹر, مدرسے, 军校, 警校, 校园, 学院, 培训中心, 培训学校, कॉलेज, अकादमी, प्रशिक्षण केंद्र
target hospital: clinic, ہسپتال پر حملہ, 医院遭, 诊所
target court: courthouse, district court*, outside court, outside a court, judicial complex, court premises, کچہری
target court: عدالت, 法院, अदालत, court bomb*, court blast*, court attack*, courts bomb*, courts blast*
target court: courts attack*, court complex, islamabad court*, lahore court*, karachi court*, peshawar court*
target court: quetta court*, kabul court*, city court*, court building, court suicide, near court, near a court
target court: courts complex, district courts, at court, bar room
target power: pylon*, gas pipeline*, pipeline*, power plant*, power station*, gas field, پائپ لائن, بجلی گھر, 管道
target power: 发电厂, 电厂, refinery, refineries, oil depot*, fuel depot*, oil terminal*, oil tanker*, آئل ڈپو
target power: ریفائنری, آئل ٹینکر*, 油库, 炼油厂, 油罐车, तेल डिपो, रिफाइनरी, gas plant*, grid station*
target power: transmission line*, transmission tower*, power line*, substation*, gas well*, oil well*, oil field*
target power: oilfield*, gasfield*, power project, گرڈ اسٹیشن, گرڈ سٹیشن, 变电站, 输电塔, 天然气管道, 气田
target power: 油田, पावर प्लांट, बिजलीघर, गैस पाइपलाइन
target power: fuel tanker*, petrol tanker*, LPG tanker*, gas tanker*, diesel tanker*, fuel truck*
target factory: factory, factories, mill, mills, industrial estate, industrial zone, industrial area, workshop*
target factory: cement plant, marble plant, brick kiln, فیکٹری, فیکٹریوں, کارخانہ, کارخانے, 工厂, 工業區, 工业区, 厂区
target factory: 纺织厂, 水泥厂, फैक्ट्री, फैक्टरी, कारखाना, कारखाने
target bridge: bridge*, culvert*, tunnel*, پل, سرنگ میں, 桥, 桥梁, 大桥, 隧道, पुल
target tower: mobile tower*, telecom tower*, cell tower*, phone tower*, موبائل ٹاور*, ٹاور, 信号塔, 通信塔, 基站, टावर
target press club: press club*, پریس کلب, 记者俱乐部, 新闻俱乐部, प्रेस क्लब
target cinema: cinema*, سینما, 电影院, सिनेमा
target waterworks: waterworks, water plant*, water supply, water tank*, 水厂, 供水
target park: park, parks, amusement park, پارک, 公园, पार्क
target sports ground: football*, cricket ground, playground*, sports complex, stadium, stadiums, فٹبال, سٹیڈیم
target sports ground: اسٹیڈیم, 足球, 球场, 体育场, 操场, स्टेडियम, फुटबॉल
target wedding: wedding*, marriage ceremony, marriage hall, شادی, 婚礼, शादी
target office: council office*, government office*, company office*, municipal office*, nadra office*, passport office*
target office: fisheries office*, levies headquarters, telephone exchange*, secretariat, دفاتر, 办公楼, 办公室, दफ्तर
target toll plaza: toll plaza*, ٹول پلازہ, ٹول پلازا, 收费站, टोल प्लाजा
target fuel station: petrol pump*, petrol station*, filling station*, پٹرول پمپ, پیٹرول پمپ, 加油站, पेट्रोल पंप
target jail: jail*, prison, prisons, lock-up, lockup, جیل, 监狱, जेल
target boat: boat, boats, ship, vessel*, trawler*, کشتی, کشتیوں, جہاز, 船只, 渔船, 货轮, नाव, जहाज
target customs: customs office*, customs house, customs post*, کسٹم ہاؤس, 海关, कस्टम
target polling: rally, polling station*, election office*, jirga, جلسہ, ریلی, 集会, रैली, rallies, public meeting
target polling: procession*, sit-in, gathering of, جلسے, جلسہ گاہ, جلوس, اجتماع, دھرنے, 集會, 游行
target polling: जुलूस, स्टेडियम
target polling: convention*, corner meeting*, election meeting*, کنونشن, 大会
target bank: bank, banks, بینک, 银行, 銀行, बैंक
people workers: miner, miners, coal miner*, کان کن, کان کنوں, 矿工, 礦工, engineer*, worker*, labourer*, laborer*
people workers: technician*, staff, employee*, انجینئر, انجینئرز, انجینئروں, مزدور, مزدوروں, کارکن, کارکنوں
people workers: 工程师, 工程師, 工人, 员工, 員工, 人员伤亡, 技术人员, 劳工, इंजीनियर*, मजदूर*, कर्मचारी, कामगार*
people teachers: teacher*, lecturer*, professor*, اساتذہ, استاد, 教师, 教師, 老师, 师生, शिक्षक*
people security: soldier*, policem*, police officer*, security personnel, paramilitar*, FC, frontier corps, cops
people security: levies, constable*, اہلکار, اہلکاروں, فوجی, سپاہی, پولیس اہلکار, 士兵, 军人, 軍人, 警察, 警员, 警員
people security: जवान*, सैनिक*, पुलिसकर्मी*, security man, security men, security official*, troops, FC men
people security: FC personnel, army officer*, army major, army captain, lieutenant, cop, jawan*, recruit*
people security: coast guard*, coastguard*, khasadar*, کانسٹیبل, جوان, جوانوں, میجر, کیپٹن, رینجرز, ایف سی اہلکار*
people security: 官兵, 安全人员, 安保部队, 少校, 上尉, 民警, सिपाही, मेजर, कांस्टेबल, SHO, DSP, ASI, police inspector
people security: sub-inspector, sailor*, naval personnel, navy personnel, naval officer*, marines, airman, airmen
people security: 海军士兵, بحریہ کے اہلکار
people guards: guards, محافظ, محافظوں, گارڈ, گارڈز, سکیورٹی گارڈ*, 保安, 警卫, गार्ड, सुरक्षाकर्मी*, guard
people guards: escort, escorts, bodyguard*, 保镖, 安保人员, 护卫
people miners: miner, miners, coal miner*, کان کن, کان کنوں, 矿工, 礦工, खनिक*
people passengers: passenger*, commuter*, pilgrim*, zaireen, مسافر, مسافروں, زائرین, 乘客, 旅客, 朝圣者, यात्री*
people journalists: journalist*, reporter*, صحافی, 记者, 記者, पत्रकार*
people health: doctor*, polio*, vaccinat*, ڈاکٹر, پولیو, 医生, 脊髓灰质炎, 疫苗, डॉक्टर*, पोलियो
people tourists: tourist*, climber*, mountaineer*, trekker*, سیاح, سیاحوں, کوہ پیما, 游客, 遊客, 登山者, पर्यटक*
people tourists: पर्वतारोही*
people children: child, children, schoolchild*, schoolgirl*, schoolboy*, pupils, بچے, بچوں, طالبات, طلبہ, 儿童, 学生
people children: बच्चे, बच्चों, छात्र, छात्रा*, student*, طالب علم*, طلبا, طلباء, 师生, 幼童, 小学生
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
people officials: ڈپٹی کمشنر, additional deputy commissioner, AC, ADC, government officer*, district officer*
people officials: customs official*, customs officer*, اے ڈی سی, سرکاری افسر, کسٹم اہلکار*, 助理专员, 副专员
people officials: 政府官员, 一名官员, 海关官员, सहायक आयुक्त
people smugglers: fuel carrier*, oil smuggler*, zamyad*, 走私
people politicians: senator, lawmaker*, tribal elder*, mayor, candidate, قبائلی رہنما, 议员, 部落长老
nation chinese: chinese, چینی, 中国公民, 中國公民, 中方人员, 中方人員, 中国工程师, 中國工程師, 中国工人, 中國工人
nation chinese: 中国员工, 中企, 中国籍, 中國籍, 华人, 中国人, 中國人, 中国教师, चीनी, 中国矿工, 中国商人, 中国专家
nation chinese: 中国游客, 中国同胞, 中方员工, 中方车辆, 中方车队, 中方工程师, 中国车队, 中国企业, 中资企业, 同胞
nation japanese: japanese, جاپانی, 日本公民, 日本人, 日籍, जापानी
nation korean: korean*, کوریائی, 韩国人, 韩国公民, कोरियाई
nation turkish: turkish, ترک شہری, 土耳其公民, तुर्की नागरिक
nation russian: russian*, روسی, 俄罗斯公民, रूसी
nation iranian: iranian*, ایرانی, 伊朗公民, ईरानी
nation afghan: afghan nationals, afghan refugees, افغان شہری, 阿富汗公民
nation american: american*, US citizen*, امریکی شہری, 美国公民, अमेरिकी नागरिक
nation british: british nationals, british citizen*, britons, برطانوی شہری, 英国公民, british tourist*
nation british: british national*, british engineer*, british climber*, british worker*
nation german: german nationals, german citizen*, germans, 德国公民, german tourist*, german national*
nation german: german engineer*, german climber*, german worker*
nation french: french tourist*, french national*, french citizen*, french engineer*, french climber*, french worker*
nation italian: italian tourist*, italian national*, italian citizen*, italian engineer*, italian climber*
nation italian: italian worker*
nation spanish: spanish tourist*, spanish national*, spanish citizen*, spanish engineer*, spanish climber*
nation spanish: spanish worker*
nation canadian: canadian tourist*, canadian national*, canadian citizen*, canadian engineer*, canadian climber*
nation canadian: canadian worker*
nation australian: australian tourist*, australian national*, australian citizen*, australian engineer*
nation australian: australian climber*, australian worker*
nation polish: polish tourist*, polish national*, polish citizen*, polish engineer*, polish climber*, polish worker*
nation foreign: foreigner*, foreign national*, foreign citizen*, foreign worker*, foreign engineer*, غیر ملکی
nation foreign: غیر ملکیوں, 外国人, 外國人, 外籍, 外国公民, 外国工人, विदेशी
interest chinese: china, beijing, چین, بیجنگ, 中国, 中國, 使馆, 使館, चीन, बीजिंग
actor BLA: BLA, Baloch Liberation Army, Balochistan Liberation Army, Baluch Liberation Army
actor BLA: Baluchistan Liberation Army, Majeed Brigade, بلوچ لبریشن آرمی, بی ایل اے, 俾路支解放军, 俾路支解放軍
actor BLA: 马吉德旅, बलूच लिबरेशन आर्मी, बलूचिस्तान लिबरेशन आर्मी, बीएलए, 俾解军, 马吉德敢死队, مجید بریگیڈ
actor BLF: BLF, Baloch Liberation Front, Balochistan Liberation Front, بلوچستان لبریشن فرنٹ, 俾路支解放阵线
actor BLF: بی ایل ایف, 俾解阵
actor BRG: BRG, Baloch Republican Guards, BRAS, Baloch Raaji Aajoi Sangar
actor TTP: TTP, Tehreek-e-Taliban Pakistan, Tehrik-i-Taliban Pakistan, Pakistani Taliban, ٹی ٹی پی
actor TTP: تحریک طالبان پاکستان, 巴基斯坦塔利班, 巴塔, टीटीपी, तहरीक-ए-तालिबान
actor ISIS-K: ISIS-K, ISKP, IS-K, IS-KP, ISIL-K, Islamic State, Daesh, داعش, 伊斯兰国, 伊斯蘭國, इस्लामिक स्टेट
actor ISIS-K: Islamic State Khorasan, Islamic State Pakistan, ISPP, IS bomber*, IS-Khorasan, Khorasan Province
actor ISIS-K: دولت اسلامیہ, 呼罗珊分支, 伊斯兰国呼罗珊, आईएसआईएस, आईएस-के
actor JuA: Jamaat-ul-Ahrar, جماعت الاحرار, JuA, Jamaatul Ahrar, Jamaat ul Ahrar, Jamat-ul-Ahrar, Ahrar faction
actor JuA: 自由者大会, 自由人党
actor LeJ: Lashkar-e-Jhangvi, لشکر جھنگوی
actor HGB: Hafiz Gul Bahadur*, Gul Bahadur*, Usud al-Harb, Jaish-e-Fursan, حافظ گل بہادر, گل بہادر گروپ, 古尔·巴哈杜尔
actor IMP: Ittehad-ul-Mujahideen*, Ittehadul Mujahideen*, اتحاد المجاہدین
actor LeI: Lashkar-e-Islam, Lashkar-i-Islam, لشکر اسلام
actor TJP: Tehreek-e-Jihad Pakistan, Tehrik-e-Jihad Pakistan, تحریک جہاد پاکستان
actor BRA: Baloch Republican Army, بلوچ ریپبلکن آرمی
actor UBA: United Baloch Army, یونائیٹڈ بلوچ آرمی
actor JaA: Jaish al-Adl, Jaish ul-Adl, Jaishul Adl, Jaish-al-Adl, جیش العدل, 正义军
actor AQIS: al-Qaeda, al Qaeda, AQIS, القاعدہ, 基地组织, अल कायदा
actor ETIM: ETIM, Turkistan Islamic Party, East Turkestan Islamic Movement, 东伊运, 东突
actor NRF: National Resistance Front, جبہہ مقاومت ملی, 民族抵抗阵线
actor AFF: Afghanistan Freedom Front, 阿富汗自由阵线
actor NMF: National Mobilization Front
actor SRA: Sindhudesh Revolutionary Army, Sindhudesh Liberation Army
stage later: toll rises, toll climbs, toll reaches, death toll, condemn*, mourn*, inquiry, probe, investigat*, bodies
stage later: funeral*, flown home, repatriat*, security raised, security tightened, security beefed, griev*, grief
stage later: buried, laid to rest, burial, سوگ, سپرد خاک, 下葬, शोक, reopen*, punish*, after attack, after the attack
stage later: shocked, compensation, aftermath, followed the attack, مذمت, تحقیقات, میتیں, لاشیں, ہلاکتیں, انکوائری
stage later: 谴责, 譴責, 升至, 上升, 彻查, 徹查, 调查, 調查, 遗体, 遺體, 哀悼, निंदा, जांच, शव, मृतकों, takes notice
stage later: took notice, take notice, seeks report, sought report, seek report, avenge*, boycott*, coffin*
stage later: handed over to, identified, identifies, traced, mastermind*, facilitator*, handler*, offers help
stage later: condol*, security council, sends condolences, toll now, toll up, toll hits, succumb*, blames, blamed
stage later: rejects, rejected, demands, demanded, vows, vowed, resum*, restored, halts work, suspends work
stage later: suspends operations, halts shipments, halts operations, shutter-down, shutterdown, sit-in over
stage later: protest over, protests over, rescued from, families of, survivors, survivor, stable condition
stage later: under treatment, last rites, prayers offered, bail for, handed to, names attackers, sketch of, DNA
stage later: postmortem, post-mortem, wants probe, probe into, wants justice, calls on, spare no effort, spokesperson
stage later: foreign ministry, deaths rise, نماز جنازہ, تدفین, اظہار افسوس, رپورٹ طلب, نوٹس, شناخت, احتجاج, ہڑتال
stage later: تعزیت, اظہار تعزیت, معاوضے, سہولت کار*, ماسٹر مائنڈ, لواحقین, ورثا, بحالی, 慰问, 严惩, 凶手, 悼念, 追悼
stage later: 善后, 恢复通车, 抗议, 罢市, 嫌犯, 身份确认, 增至, 发言人, 外交部, 敦促, 要求巴方, 要求严惩, अंतिम संस्कार
stage later: मुआवजा, विरोध प्रदर्शन, मास्टरमाइंड, बहाल, शिनाख्त, visits wounded, visits injured, visits victims
stage later: visits families, meets families, visit wounded, inquires after, enquires after, attends funeral
stage later: funeral draws, in custody, remanded, assured, assures, calls on ambassador
stage later: launch search, launches search, search for, search on for, manhunt, hunt for, DNA test
stage again: second attack, another attack, fresh attack, new attack, second blast, another blast, fresh blast
stage again: second bombing, another bombing, second ambush, another ambush, second such, ایک اور حملہ
stage again: ایک اور دھماکہ, دوسرا حملہ, 又一起, 再次遇袭, 第二起, एक और हमला, दूसरा हमला
stage past: anniversary, look back, looks back, years ago, years after, year after, years on, explainer, timeline
stage past: archive, remembering, since the attack, opinion, analysis, editorial, برسی, سال بعد, 周年, 回顾, 回顧
stage past: last year*, last month*, marked, گزشتہ سال, گزشتہ ماہ, پچھلے سال, 去年, 上个月, पिछले साल, पिछले महीने
stage past: a look at, looking at, retrospective, बरसी, decade after, decade on, decades after, decades on, decade ago
stage past: decades ago, دہائی بعد, 十年前, 十年后, दशक बाद
stage soon: claim*, responsibility, cleared, in hospital, ذمہ داری, کلیئر, 宣称, 宣稱, 声称, 负责, जिम्मेदारी, owns up
stage soon: takes credit, took credit, was behind, is behind, are behind, were behind, says it was, says it hit
stage soon: says it carried, says it bombed, says its fighters, says its bomber, denies role, denies involvement
stage soon: denied role, says it attacked, says it targeted, says it killed, operation ends, operation over
stage soon: standoff ends, siege ends, operation concluded, operation completed, اعتراف, لاتعلقی, آپریشن مکمل, 认领
stage soon: 承认, 否认, दावा
stage soon: distances itself, disowns, disowned, distanced itself
stage aftermath: after, amid, despite, following, کے بعد, 后, 後, के बाद, who shot, who killed, who attacked
stage aftermath: militants raid*, gunmen raid*, insurgents raid*, fighters raid*, attackers raid*, armed men raid*
stage aftermath: terrorists raid*, separatists raid*, who opened fire, who bombed, accused of, in connection with
stage aftermath: involved in, wanted for, suspected of
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
