"""The words for what was hit and who, in English, Urdu, Chinese and Hindi."""

from __future__ import annotations

# aspect, fact: words, spelt as the aliases of a watchlist
THINGS = """
target vehicle: bus, buses, convoy*, vehicle*, van, vans, car, coach, motorcade*, truck*, bulldozer*, بس, گاڑی, گاڑیوں
target vehicle: قافلہ, قافلے, وین, ٹرک, 车队, 车辆, 巴士, 客车, 大巴, 班车, 卡车, 汽车, 乘车, काफिले, काफिला, बस, वाहन
target vehicle: गाड़ी, coaches, minibus*, wagon*, trailer*, coaster, minivan*, police mobile, بسوں, کوچ, کوچز, ویگن
target vehicle: کوسٹر, ٹریلر*, ٹرکوں, گاڑیاں, موبائل, قافلوں, 校车, 警车, 货车, 面包车, 军车, 运输车, बसों, ट्रक, वैन
target vehicle: गाड़ियां, गाड़ियों, pickup*, pick-up*, jeep*, rickshaw*, taxi, taxis, cab, ambulance*, dumper*
target vehicle: tractor*, excavator*, SUV, double cabin, hiace, hi-ace, cars, lorry, lorries, heavy machinery, loader*
target vehicle: cavalcade, جیپ, رکشہ, رکشے, پک اپ, ٹیکسی, ایمبولینس, ڈمپر*, گشتی, ڈبل کیبن, مشینری, لوڈر, 轿车, 皮卡
target vehicle: 吉普车, 越野车, 小巴, 中巴车, 公交车, 客运车, 出租车, 计程车, 三轮车, 救护车, 装甲车, 巡逻车, 拖车
target vehicle: 挖掘机, 货柜车, 矿车, 车列, 工程车, 通勤车, 座驾, 车上, कार, जीप, टैक्सी, रिक्शा, एंबुलेंस, पिकअप
target vehicle: ट्रकों, वैनों, गश्ती, वाहनों, ٹرالر, ٹرالرز, ٹرالروں, ٹرالی, ڈاٹسن, لاری, مسافر کوچ, بسیں, کار پر
target vehicle: کار کو, 接驳车, 座车, 车阵, 拖挂, 吉普, 房车, 小货车, 公车, 客运巴士, کار بم, کار میں
target vehicle: کار کے قریب, بکتر بند, کانوائے
target airport: airport*, airfield*, ایئرپورٹ, ہوائی اڈے, ہوائی اڈہ, 机场, हवाई अड्डा, हवाई अड्डे, एयरपोर्ट, हवाईअड्डे
target airport: air terminal, ہوائی اڈوں, ایئر پورٹ, ائرپورٹ, 航站楼, एयर पोर्ट
target ministry: at ministry, near ministry, outside ministry, ministry gate, ministry compound, ministry building
target ministry: outside foreign ministry, outside interior ministry, near foreign ministry, near interior ministry
target ministry: وزارت خارجہ کے باہر, وزارت خارجہ کے قریب, وزارت خارجہ کے سامنے, 外交部外, 外交部附近, 外交部门口
target ministry: 外交部大楼
target consulate: consulate*, embassy compound, mission building, قونصل خانہ, قونصل خانے, 领事馆, 总领馆
target consulate: वाणिज्य दूतावास, consular mission, visa office, قونصلیٹ, 领馆, काउंसलेट, कांसुलेट
target consulate: diplomatic mission*, chinese mission
target embassy: chinese embassy attack*, chinese embassy hit, at chinese embassy, on chinese embassy
target embassy: kabul's chinese embassy, at embassy, outside embassy, near embassy, embassy gate, foreign mission
target embassy: outside chinese embassy
target embassy: embassy attacked, سفارت خانے کے قریب, سفارتخانے کے قریب, سفارت خانے پر حملہ, 使馆区, 使馆附近, 使馆遭
target embassy: embassy attack, attack on embassy, embassy stormed, embassy blast, embassy bombing, embassy bombed
target embassy: embassy hit, embassy guards shot, storm embassy, سفارت خانے کے باہر, سفارتخانے کے باہر, سفارت خانے پر
target embassy: سفارتخانے پر, 使馆外, 使馆门口, 冲击使馆, दूतावास पर हमला, दूतावास के बाहर, दूतावास के पास
target restaurant: restaurant*, cafe, eatery, ریسٹورنٹ, 餐馆, 餐厅, रेस्तरां, रेस्टोरेंट, eateries, food stall*
target restaurant: tea stall*, cafes, coffee shop*, dhaba*, tea shop*, tea house, teahouse, hotpot, canteen, diner
target restaurant: noodle shop, ریسٹورینٹ, ریستوراں, ریستوران*, چائے خانہ, چائے خانے, ڈھابے, کینٹین, کیفے, 餐饮店
target restaurant: 饭店, 饭馆, 面馆, 火锅店, 食堂, 茶馆, 咖啡馆, 饭庄, 酒楼, ढाबा, ढाबे, चाय की दुकान, कैफे
target restaurant: रेस्टोरेंट्स, रेस्त्रां, रेस्तराँ, भोजनालय, ہوٹل, होटल
target hotel: hotel*, ہوٹل, 酒店, 宾馆, होटल, guesthouse*, guest house*, motel*, rest house*, resthouse*, resort*
target hotel: ہوٹلوں, گیسٹ ہاؤس*, مہمان خانہ, مہمان خانے, ریسٹ ہاؤس, 招待所, 旅馆, 旅店, 客栈, 饭店, 民宿, गेस्ट हाउस
target hotel: गेस्टहाउस, होटलों, लॉज, विश्राम गृह, Pearl Continental, Marriott, PC hotel
target port: harbour, harbor, port authority, بندرگاہ, 港口, 港务局, बंदरगाह, port complex, seaport, port terminal
target port: پورٹ اتھارٹی, पोर्ट अथॉरिटी, ports, dock, docks, dockyard, shipyard, wharf, berth, container terminal*
target port: breakwater, free zone, بندرگاہوں, گودی, پورٹ کمپلیکس, فری زون, ڈریجر, فش ہاربر, 船厂, 自由区, 挖泥船
target port: 疏浚, 海港, 深水港, बंदरगाहों, गोदी, gwadar port, karachi port, گوادر پورٹ, 瓜达尔港, 卡拉奇港
target port: GPA complex, GPA colony
target dam: dam, hydropower, ڈیم, 水电站, 大坝, बांध, डैम, dams, hydroelectric*, hydro power, hydel*, barrage
target dam: powerhouse, headworks, reservoir, spillway, ڈیمز, ہائیڈرو پاور, پن بجلی*, بیراج, 水电, 水库, 拦河坝
target dam: 引水隧洞, जलविद्युत*, पनबिजली*, बांधों, बैराज
target mine: mine, mines, miner, miners, coal mine*, colliery, کان, کان کن, کان کنوں, 煤矿, 矿工, 矿山, 金矿, खदान
target mine: खान मजदूर, coalfield*, coal field*, mining site*, mining camp, mining company, mining project*
target mine: mining area*, mineral, minerals, copper project, gold project, کانوں, معدنیات, معدنی, 矿区, 矿场, 铜矿
target mine: 采矿, 矿业, 矿井, 铬矿, 矿产, 采金, खदानों, खान पर, खनन, खनिज*, کوئلہ کان, سونے کی کان, کوئلے کی کان, 矿坑
target mine: 煤坑, 采掘, mining compound*, mining base, mining firm*, mining crew*, gold mining, gold firm*
target railway: train, railway*, rail track, express train, ٹرین, ریلوے, 火车, 列车, 铁路, ट्रेन, रेलवे, express
target railway: rail line, rail link, freight train, goods train, 一列客车, 旅客列车, 客运列车, 货运列车, بوگیاں, بوگی
target railway: ریل گاڑی, مال گاڑی, ایکسپریس, रेलगाड़ी, रेल पटरी, trains, railroad, rail bridge, locomotive, bogie*
target railway: metro, track blown up, ٹرینوں, ریل, پٹڑی, پٹری, 铁轨, 快车, 特快, 机车, 地铁, 车厢, 贾法尔, रेल
target railway: एक्सप्रेस, ट्रेनों, पटरी, मेट्रो, इंजन, جعفر ایکسپریس, بولان میل, ریل کی پٹڑی, ریل کی پٹری, 铁道
target railway: 火车站
target checkpost: checkpost*, check post*, checkpoint*, check point*, outpost*, چیک پوسٹ, چوکی, 检查站, 哨所, चेकपोस्ट
target checkpost: चौकी, army post*, police post*, security post*, levies post*, frontier post*, military post*
target checkpost: guard post*, guards post*, picket*, border post*, 岗哨, 哨卡, پوسٹ پر, ناکے پر, forward post*
target checkpost: sentry post, paramilitary post*, FC post*, چیک پوسٹوں, چوکیوں, پکٹ, مورچہ, مورچے, 检查点, 关卡
target checkpost: 安检站, 岗亭, चौकियों, चेक पोस्ट, 检查哨, 哨站
target police station: police station*, police lines, police compound, تھانہ, تھانے, پولیس لائنز, 警察局, 警察总部
target police station: पुलिस थाना, पुलिस थाने, police office*, police chief's office, police head office, پولیس آفس
target police station: 警局, 派出所, थाना, थाने, police HQ, police headquarter*, CTD office*, CTD centre, CTD center
target police station: station house, police complex, police training, levies station*, levies thana, lockup of police
target police station: CTD building*, CTD complex, CTD station*, CTD compound
target police station: counter-terrorism department office*, تھانوں, پولیس اسٹیشن*, پولیس سٹیشن*, پولیس ہیڈکوارٹر*
target police station: پولیس لائن, 警察所, 警署, 警察分局, 反恐部门大楼, 反恐局, 警察大院, पुलिस स्टेशन, पुलिस लाइन
target police station: पुलिस लाइंस, पुलिस मुख्यालय, कोतवाली, पुलिस थानों, پولیس مرکز, پولیس سنٹر, پولیس سینٹر
target police station: سی ٹی ڈی دفتر, سی ٹی ڈی کے دفتر, 警察大楼, 警务站, 警察岗
target camp: camp, camps, base, cantonment, barracks, military headquarters, کیمپ, چھاؤنی, 营地, 军营, 基地, शिविर
target camp: ایئر بیس, نیول بیس, बेस, naval base, airbase*, air base*, airfield base, residential quarters, فضائی اڈے
target camp: ایئربیس, 空军基地, 航空基地, headquarters, ہیڈکوارٹر*, 总部, 海军基地, छावनी, 兵营, camp office, compound
target camp: compounds, کمپاؤنڈ, परिसर, 大院, naval air base, residential colony, housing colony, campsite, garrison*
target camp: fort, forts, fortress, cantonments, complex, staff colony, Chinese colony, HQ, regimental centre
target camp: ammunition depot*, ordnance depot, arms depot, munitions depot, کیمپوں, قلعہ, قلعے, فوجی اڈے, فوجی اڈہ
target camp: کنٹونمنٹ, گیریژن, کمپلیکس, کالونی, ہیڈ کوارٹر*, اسلحہ ڈپو, مورچوں, 驻地, 营房, 营区, 综合大楼, 综合体
target camp: 建筑群, 园区, 生活区, 驻扎地, 要塞, 堡垒, 军火库, 弹药库, कैंप, कैम्प, कैंपों, शिविरों, सैन्य अड्डे
target camp: सैन्य ठिकाने, छावनियों, मुख्यालय, किले, किला, कॉम्प्लेक्स, कॉलोनी, हथियार डिपो, residence of
target camp: chinese residence*, engineers' residence*, workers' residence*, رہائش گاہ, رہائش گاہوں, 宿舍
target camp: رہائشی کوارٹر*, quarters of, بحری اڈے, بحری اڈہ, 项目部, 营站, 海军航空站, 海军航空基地
target mosque: mosque*, imambargah*, shrine*, church*, seminary, madrassa*, مسجد, امام بارگاہ, مزار, چرچ, 清真寺, 教堂
target mosque: मस्जिद, चर्च, imambara*, prayer hall, friday prayers, temple*, gurdwara*, gurudwara*, monastery
target mosque: madrasa*, seminaries, مساجد, امام بارگاہوں, درگاہ, مندر, گوردوارہ, گوردوارے, مدرسہ, مدرسے, 圣陵, 圣地
target mosque: 神庙, 寺庙, 宗教学校, 经学院, मस्जिदों, इमामबाड़ा, इमामबाड़े, मदरसा, मदरसे, दरगाह, मंदिर, गुरुद्वारा
target mosque: गुरुद्वारे, मजार, worshipper*, worshiper*, 陵墓, گردوارہ, گردوارے
target market: bazaar*, shop, shops, mall, بازار, دکان, 市场, 集市, 商场, बाजार, दुकान, market, markets, malls
target market: shopping centre*, shopping center*, shopping plaza, supermarket*, grocery, store, stores, showroom*
target market: بازاروں, دکانوں, مارکیٹ, مارکیٹوں, منڈی, شاپنگ مال, شاپنگ سینٹر, پلازہ, پلازے, اسٹور, سٹور, 商店, 超市
target market: 店铺, 购物中心, 商城, 手机店, 商铺, 小商品, 市集, 巴扎, मार्केट, मॉल, शॉपिंग, बाजारों, दुकानों
target market: सुपरमार्केट, मंडी, 夜市, 商店街
target school: school, schools, college, university, campus, institute, یونیورسٹی, سکول, اسکول, 大学, 学校, स्कूल
target school: विश्वविद्यालय, academy, training school*, training centre*, training center*, training college*, کالج
target school: اکیڈمی, ٹریننگ سکول, ٹریننگ سینٹر, مدرسے, 军校, 警校, 校园, 学院, 培训中心, 培训学校, कॉलेज, अकादमी
target school: प्रशिक्षण केंद्र, schoolhouse, language centre*, language center*, classroom*, سکولوں, اسکولوں, جامعہ
target school: انسٹی ٹیوٹ, لینگویج سینٹر, ٹریننگ سنٹر, تربیتی مرکز, 语言培训, 女校, 中学, 小学, 警察培训, 训练中心
target school: 幼儿园, कैडेट, स्कूलों, विश्वविद्यालयों, यूनिवर्सिटी, संस्थान, कन्फ्यूशियस
target hospital: clinic, ہسپتال پر حملہ, 医院遭, 诊所, clinics, dispensary, dispensaries, health centre*
target hospital: health center*, basic health unit, BHU, maternity ward, attack on hospital, hospital attack*
target hospital: hospital bomb*, hospital stormed, storm hospital, stormed hospital, کلینک, ڈسپنسری, مرکز صحت
target hospital: ہسپتال میں دھماکہ, اسپتال پر حملہ, اسپتال میں دھماکا, ہسپتال میں فائرنگ, 牙科, 卫生所, 卫生中心
target hospital: 医院爆炸, 医院内, 袭击医院, क्लिनिक, क्लीनिक, अस्पताल पर हमला, अस्पताल में धमाका, डिस्पेंसरी
target court: courthouse, district court*, outside court, outside a court, judicial complex, court premises, کچہری
target court: عدالت, 法院, अदालत, court bomb*, court blast*, court attack*, courts bomb*, courts blast*
target court: courts attack*, court complex, islamabad court*, lahore court*, karachi court*, peshawar court*
target court: quetta court*, kabul court*, city court*, court building, court suicide, near court, near a court
target court: courts complex, at court, bar room, courts, courtroom, sessions court*, katchery, kachehri, katcheri
target court: bar council, جوڈیشل کمپلیکس, عدالتوں, کچہریوں, سیشن کورٹ, 法庭, कोर्ट, कचहरी
target power: power plant*, power station*, بجلی گھر, 发电厂, 电厂, grid station*, substation*, power project
target power: گرڈ اسٹیشن, گرڈ سٹیشن, 变电站, पावर प्लांट, बिजलीघर, 火电站, 港电站, coal-fired*, coal plant*
target power: nuclear plant*, nuclear power, پاور پلانٹ*, پاور ہاؤس, پاور پراجیکٹ*, کول پاور*, 核电, 电力设施, 煤电
target power: पावर प्लांटों, बिजली संयंत्र
target factory: factory, factories, mill, mills, industrial estate, industrial zone, industrial area, workshop*
target factory: cement plant, marble plant, brick kiln, فیکٹری, فیکٹریوں, کارخانہ, کارخانے, 工厂, 工业区, 厂区, 纺织厂
target factory: 水泥厂, फैक्ट्री, फैक्टरी, कारखाना, कारखाने, processing plant*, fish plant*, fish processing*
target factory: fish meal plant, fishmeal, steel plant, recycling plant, assembly plant, industrial estates
target factory: economic zone*, industrial park*, industrial unit*, SEZ, ceramics, slaughterhouse*, ملز, کارخانوں
target factory: ٹیکسٹائل مل*, فلور مل, شوگر مل, فش پلانٹ, فش پراسیسنگ, اسٹیل مل, صنعتی زون, صنعتی علاقے, صنعتی علاقہ
target factory: اکنامک زون, انڈسٹریل اسٹیٹ, مذبح خانہ, مذبح خانے, 纺织, 钢厂, 面粉厂, 糖厂, 鱼粉厂, 水产, 大理石厂
target factory: 经济特区, 经济区, 工业园, 产业园, 车间, 屠宰场, 厂房, 制造厂, कारखानों, फैक्ट्रियों, औद्योगिक क्षेत्र
target factory: औद्योगिक इलाके, सीमेंट प्लांट, बूचड़खाने, बूचड़खाना
target bridge: bridge*, culvert*, tunnel*, پل, سرنگ میں, 桥, 桥梁, 大桥, 隧道, पुल, flyover*, overpass, پلوں, ٹنل
target bridge: فلائی اوور, पुलों, टनल, फ्लाईओवर, pontoon
target tower: mobile tower*, telecom tower*, cell tower*, phone tower*, موبائل ٹاور*, ٹاور, 信号塔, 通信塔, 基站, टावर
target tower: towers, cellphone tower*, communication tower*, communications tower*, telecommunication*
target tower: cellular tower*, booster*, ٹاورز, ٹاوروں, 通讯塔, 铁塔, 电信塔, 移动信号, टावरों
target press club: press club*, پریس کلب, 记者俱乐部, 新闻俱乐部, प्रेस क्लब
target cinema: cinema*, سینما, 电影院, सिनेमा
target waterworks: waterworks, water plant*, water supply, water tank*, 水厂, 供水
target park: park, parks, amusement park, پارک, 公园, पार्क
target sports ground: football*, cricket ground, playground*, sports complex, stadium, stadiums, فٹبال, سٹیڈیم
target sports ground: اسٹیڈیم, 足球, 球场, 体育场, 操场, स्टेडियम, फुटबॉल
target wedding: wedding*, marriage ceremony, marriage hall, شادی, 婚礼, शादी, engagement ceremony, بارات, 迎亲, 婚宴
target wedding: बारात
target office: council office*, government office*, company office*, municipal office*, nadra office*
target office: passport office*, fisheries office*, levies headquarters, telephone exchange*, secretariat, دفاتر
target office: 办公楼, 办公室, दफ्तर, offices, project office*, head office*, field office*
target office: deputy commissioner's office, DC office, election commission office*, tax office, district council
target office: municipal building, government building*, government installation*, government compound*
target office: ministry building, governor's office, governor house, town hall, assembly building, سرکاری عمارت
target office: سرکاری عمارتوں, ڈی سی آفس, ڈپٹی کمشنر آفس, سیکریٹریٹ, سیکرٹریٹ, 政府大楼, 政府大院, 政府机构, 政府建筑
target office: 行政大楼, सरकारी भवन, सरकारी इमारत, دفتر پر, دفتر کے قریب, دفتر کے باہر
target toll plaza: toll plaza*, ٹول پلازہ, ٹول پلازا, 收费站, टोल प्लाजा
target toll plaza: toll booth*, tollbooth*, toll gate*
target fuel station: petrol pump*, petrol station*, filling station*, پٹرول پمپ, پیٹرول پمپ, 加油站, पेट्रोल पंप
target fuel station: fuel station*, gas station*, CNG station*, fuel pump*, پمپ پر, سی این جی, 油站, 加气站
target jail: jail*, prison, prisons, lock-up, lockup, جیل, 监狱, जेल, جیلوں, 越狱, 拘留所
target boat: boat, boats, ship, vessel*, trawler*, کشتی, کشتیوں, جہاز, 船只, 渔船, 货轮, नाव, जहाज, ships, speedboat*
target boat: ferry, کشتیاں, لانچ, جہازوں, ٹرالر*, 货船, 油轮, 巡逻艇, 快艇, 船舶, 轮船, 舰艇, नावों, नौका, पोत
target boat: dredger
target customs: customs office*, customs house, customs post*, کسٹم ہاؤس, 海关, कस्टम, customs checkpoint*
target customs: customs check post*, customs checkpost*, customs team*, customs squad, customs mobile
target customs: customs vehicle*, customs station, کسٹمز, کسٹم, सीमा शुल्क
target polling: rally, polling station*, election office*, jirga, جلسہ, ریلی, 集会, रैली, rallies, public meeting
target polling: procession*, sit-in, gathering of, جلسے, جلسہ گاہ, جلوس, اجتماع, دھرنے, 游行, जुलूस, स्टेडियम
target polling: convention*, corner meeting*, election meeting*, کنونشن, 大会, election campaign, peace committee
target polling: gathering, parade, demonstration, convoy of politicians, جرگہ, جرگے, امن کمیٹی, پولنگ اسٹیشن*
target polling: پولنگ سٹیشن*, 竞选, 投票站, 部落会议, 支尔格, 和平委员会, जनसभा, मतदान केंद्र, जिरगा
target bank: bank, banks, بینک, 银行, बैंक, cash van*, ATM, بینکوں, بنک, کیش وین, 运钞车, बैंकों, कैश वैन
people workers: miner, miners, coal miner*, کان کن, کان کنوں, 矿工, engineer*, worker*, labourer*, laborer*
people workers: technician*, staff, employee*, انجینئر, انجینئرز, انجینئروں, کارکن, کارکنوں, 工程师, 工人, 员工
people workers: 人员伤亡, 技术人员, 劳工, इंजीनियर*, मजदूर*, कर्मचारी, कामगार*, geologist*, surveyor*, interpreter*
people workers: translator*, contractor*, subcontractor*, supervisor*, manager*, executive*, crew, crews, driller*
people workers: specialist*, consultant*, electrician*, welder*, mechanic, mechanics, chef*, cook, cooks, foreman
people workers: personnel of company, workforce, workmen, mason, masons, linemen, lineman, accountant*, intern
people workers: daily-wager*, daily wager*, wage earner*, builder*, construction worker*, road worker*, quarry worker*
people workers: factory worker*, mill worker*
people workers: director of company, ملازم, ملازمین, ملازموں, عملہ, عملے, مزدور*, انجنیئر*, انجینیئر*, انجینئرنگ
people workers: ماہرین, ماہروں, ٹیکنیشن*, کنٹریکٹر*, ٹھیکیدار*, سپروائزر, مینیجر*, منیجر, مترجم, مترجمین, سروئیر, ڈرلر
people workers: محنت کش, محنت کشوں, کارکنان, باورچی, 工作人员, 技术员, 技工, 民工, 雇员, 职员, 专家, 技师, 地质人员
people workers: 地质学家, 地质队员, 勘探人员, 测量员, 翻译, 口译员, 承包商, 经理, 主管, 高管, 监工, 厨师, 劳务人员
people workers: 机组, 船员, 外派人员, 项目人员, कर्मचारियों, कर्मी, कर्मियों, श्रमिक*, विशेषज्ञ*, भूविज्ञानी*
people workers: भूवैज्ञानिक*, तकनीशियन*, ठेकेदार*, प्रबंधक*, मैनेजर, अनुवादक*, दुभाषिया, सर्वेयर*, रसोइया, انجینیئرز
people workers: ملازمہ, ہنرمند, 采矿人员, 工友, 移工, 工程人员, 技术工人, 施工人员, 筑路工人, چینی ورکرز
people teachers: teacher*, lecturer*, professor*, اساتذہ, استاد, 教师, 老师, 师生, शिक्षक*, headteacher*, headmaster*
people teachers: educator*, academic*, استانی, ہیڈ ماسٹر, پروفیسر, لیکچرار, ٹیچر, ٹیچرز, 讲师, 校长, 院长, 教员
people teachers: शिक्षिका, प्रोफेसर, अध्यापक*, प्रधानाध्यापक
people security: soldier*, policem*, police officer*, security personnel, paramilitar*, FC, frontier corps, cops
people security: levies, constable*, اہلکار, اہلکاروں, فوجی, سپاہی, 士兵, 军人, 警察, 警员, जवान*, सैनिक*, पुलिसकर्मी*
people security: security man, security men, security official*, troops, FC men, FC personnel, army officer*
people security: army major, army captain, lieutenant, cop, jawan*, recruit*, coast guard*, coastguard*, khasadar*
people security: کانسٹیبل, جوان, جوانوں, میجر, کیپٹن, رینجرز, ایف سی اہلکار*, 官兵, 安全人员, 安保部队, 少校, 上尉
people security: 民警, सिपाही, मेजर, कांस्टेबल, SHO, DSP, ASI, police inspector, sub-inspector, sailor*
people security: naval personnel, navy personnel, naval officer*, marines, airman, airmen, 海军士兵, بحریہ کے اہلکار
people security: policewoman, policewomen, personnel killed, constabulary, gendarme*, militiamen, militia
people security: CTD officer*, CTD official*, police personnel, colonel, brigadier, commandant, commando*, naik
people security: havildar, subedar, border guard*, border police, border force*, rangers, ranger, police party
people security: police team, police squad, police patrol*, patrol party, patrol team, police van*, police mobile*
people security: police vehicle*, army vehicle*, army truck*, army convoy*, military convoy*, military vehicle*
people security: FC vehicle*, FC convoy*, security forces' convoy, security forces convoy
people security: intelligence officer*, ISI officer*, فوجیوں, سپاہیوں, پولیس والے, ڈی ایس پی, ایس ایچ او, اے ایس آئی
people security: حوالدار, صوبیدار, نائیک, کرنل, بریگیڈیئر, لیفٹیننٹ, کمانڈو*, سرحدی محافظ*, لیویز, 军官, 武警
people security: 保安部队, 边防军, 边防战士, 准军事人员, 准军事部队, 民兵, 上校, 中校, 准将, 中尉, 巡警, 警务人员
people security: 巡逻队, 安全部队人员, 特种兵, 警长, 海岸警卫, पुलिसकर्मियों, सुरक्षाकर्मी*, सुरक्षाकर्मियों
people security: अर्धसैनिक*, फौजी, कैप्टन, कर्नल, एसएचओ, डीएसपी, लेवी, रेंजर्स, सीमा रक्षक, अफसर, एएसआई, ایف سی
people security: کوسٹ گارڈ*, پولیس ٹیم, اے ایس آئی*, ہیڈ کانسٹیبل, ڈی پی او, انسپکٹر, 巴军士兵, 阵亡官兵, 边境部队
people security: 骑警, 交警, navy man, navy men, navymen
people guards: guards, محافظ, محافظوں, گارڈ, گارڈز, سکیورٹی گارڈ*, 保安, 警卫, गार्ड, सुरक्षाकर्मी*, guard, escort
people guards: escorts, bodyguard*, 保镖, 安保人员, 护卫, watchman, watchmen, chowkidar*, security staff, چوکیدار*
people guards: گن مین, 看守, 门卫, 卫兵, 安保, गार्डों, चौकीदार*, पहरेदार*, अंगरक्षक*, سیکیورٹی گارڈ*, سیکورٹی گارڈ*, 保全
people guards: 护卫员, 警卫员
people miners: miner, miners, coal miner*, کان کن, کان کنوں, 矿工, खनिक*
people passengers: passenger*, commuter*, pilgrim*, مسافر, مسافروں, زائرین, 乘客, 旅客, 朝圣者, यात्री*, travellers
people passengers: travelers, bus riders, zaireen*, زائر, 旅人, 朝觐者, 朝圣, यात्रियों, तीर्थयात्री*, मुसाफिर*
people journalists: journalist*, reporter*, صحافی, 记者, पत्रकार*, cameraman, editor, newsman, newsmen
people journalists: photojournalist*, media worker*, صحافیوں, کیمرہ مین, 新闻工作者, 摄影师, रिपोर्टर*
people health: doctor*, polio*, vaccinat*, ڈاکٹر, پولیو, 医生, 脊髓灰质炎, 疫苗, डॉक्टर*, पोलियो, health worker*
people health: nurse*, dentist*, physician*, paramedic*, surgeon*, ڈاکٹروں, ڈاکٹرز, نرس, نرسوں, نرسز, ڈینٹسٹ, 护士
people health: 牙医, 接种人员, 防疫人员, नर्स*, स्वास्थ्यकर्मी*, पोलियोकर्मी, दंत चिकित्सक, polio worker*, polio team*
people health: health team*, medical team*, aid worker*, relief worker*
people tourists: tourist*, climber*, mountaineer*, trekker*, سیاح, سیاحوں, کوہ پیما, 游客, 登山者, पर्यटक*
people tourists: पर्वतारोही*, sightseer*, holidaymaker*, backpacker*, cyclist*, hiker*, vlogger*, کوہ پیماؤں, سائیکلسٹ
people tourists: 登山队, 背包客, 驴友, 骑行者, 观光客, 旅行团, पर्वतारोहियों, सैलानी*, सैलानियों, 登山客
people children: child, children, schoolchild*, schoolgirl*, schoolboy*, pupils, بچے, بچوں, طالبات, طلبہ, 儿童, 学生
people children: बच्चे, बच्चों, छात्र, छात्रा*, student*, طالب علم*, 师生, 幼童, 小学生, toddler*, infant*, baby, kids
people children: teen*, بچہ, بچی, بچیاں, بچیوں, طلبا*, طالبہ, شیر خوار, 婴儿, 男孩, 女孩, 孩子, 男童, 女童, 少年
people children: बच्चा, बच्ची, बच्चियों, छात्रों, विद्यार्थी*, 学童, 孩童, 幼儿, 学生们, سکول کے بچے, کمسن, کم سن, minors
people children: minor boy*, minor girl*, youngster*
people drivers: driver*, trucker*, ڈرائیور*, 司机, चालक*, ड्राइवर*, cabbie*, chauffeur*, conductor, کلینر, کنڈکٹر
people drivers: 驾驶员, 车夫
people traders: barber*, hairdresser*, tailor*, حجام, حجاموں, 理发师, नाई, trader*, shopkeeper*, merchant*
people traders: businessman, businessmen, jeweller*, دکاندار*, تاجر*, 商人, 店主, व्यापारी*, दुकानदार*, businesswoman
people traders: investor*, entrepreneur*, restaurateur*, restaurant owner*, shop owner*, owner of restaurant, کاروباری
people traders: سرمایہ کار, سرمایہ کاروں, دکان دار*, بزنس مین, صنعتکار*, جوہری, سنار, نائی, 商贩, 投资者, 企业家
people traders: 生意人, 老板, 华商, 商户, 客商, 店员, 珠宝商, व्यापारियों, कारोबारी*, निवेशक*, नाइयों, उद्यमी, contractor*
people traders: subcontractor*
people clerics: cleric*, imam, prayer leader*, pesh imam, maulana, priest*, عالم دین, امام مسجد, مولانا, 神职人员
people clerics: मौलवी*, religious scholar*, mufti, khateeb, muezzin*, mullah*, seminary student*, pastor*, ayatollah
people clerics: علما, علماء, مفتی, خطیب, مؤذن, پیش امام, 教士, 毛拉, 宗教学者, 阿訇, 伊玛目, 神父, मौलाना, मौलवियों
people clerics: इमाम, मुफ्ती
people lawyers: lawyer*, judge, judges, وکیل, وکلا, جج, 律师, 法官, वकील*, जज, attorney*, barrister*, magistrate*
people lawyers: وکلاء, وکیلوں, ججز, مجسٹریٹ, ایڈووکیٹ, 检察官, अधिवक्ता*, जजों, न्यायाधीश*
people farmers: farmer*, shepherd*, fisherm*, کسان, چرواہے, ماہی گیر*, 农民, 渔民, किसान*, मछुआरे, herder*, herdsm*
people farmers: cattle trader*, woodcutter*, villager*, nomad*, picnicker*, کسانوں, چرواہوں, گڈریا, دیہاتی*, مچھیرے
people farmers: 牧民, 牧羊人, 村民, 农夫, 打鱼, मछुआरों, चरवाहे, चरवाहों, ग्रामीणों, ग्रामीण
people officials: assistant commissioner, deputy commissioner, tehsildar, government official*, اسسٹنٹ کمشنر
people officials: ڈپٹی کمشنر, additional deputy commissioner, AC, ADC, government officer*, district officer*
people officials: customs official*, customs officer*, اے ڈی سی, سرکاری افسر, کسٹم اہلکار*, 助理专员, 副专员, 政府官员
people officials: 一名官员, 海关官员, सहायक आयुक्त, deputy commissioners, civil servant*, bureaucrat*, tax official*
people officials: election official*, excise official*, forest official*, customs men, customs personnel
people officials: customs inspector*, سرکاری ملازم*, سرکاری اہلکار*, 公务员, 县长, 税务人员, کسٹمز, کسٹم, कस्टम, 海关
people officials: customs squad, customs team*, customs vehicle*, customs mobile, customs check post*
people officials: customs checkpost*, customs officers
people smugglers: fuel carrier*, oil smuggler*, zamyad*, 走私
people politicians: senator, lawmaker*, tribal elder*, mayor, candidate, قبائلی رہنما, 议员, 部落长老, MPA, MNA
people politicians: former minister, tribal leader*, chieftain*, tribal chief*, peace committee member*, councillor*
people politicians: party worker*, political worker*, party activist*
people politicians: councilor*, party leader*, candidates, elders, village elder*, jirga member*, قبائلی عمائدین
people politicians: قبائلی سردار, قبائلی مشر, امیدوار, امن کمیٹی, رکن اسمبلی, کونسلر, سینیٹر, 部落首领, 候选人
people politicians: 部族长老, 政界人士, 部落领袖, 政治家, कबायली नेता, उम्मीदवार, विधायक, सांसद, सीनेटर
people politicians: कबीले के बुजुर्ग
target residence: apartment*, flat, flats, villa, villas, bungalow*, home of, house of, their home, his home, فلیٹ
target residence: اپارٹمنٹ, بنگلے, بنگلہ, مکان, مکانات, گھر پر, گھر میں, گھروں, 住宅, 公寓, 民居, 民宅, 别墅, 寓所
target residence: 住处, 家中, घर पर, घर में, मकान, फ्लैट, अपार्टमेंट, बंगले, on house, at house, inside house
target residence: outside house, residential quarters, quarters of, رہائشی کوارٹر*, کوارٹر میں, رہائش گاہ, hostel*
target residence: کوارٹر پر, کوارٹرز
target site: construction site*, work site*, worksite*, building site, project site, job site, road project*
target site: motorway project, highway project, exploration team, machinery, construction company*, construction crew*
target site: road crew*, roadworks, تعمیراتی کمپنی, تعمیراتی کام, تعمیراتی سائٹ, تعمیراتی منصوب*, سائٹ پر, مشینری
target site: سڑک کی تعمیر, 工地, 施工现场, 施工队, 施工点, 施工人员, 项目现场, 筑路, 工程机械, 机械设备, 建设项目
target site: निर्माण स्थल, निर्माण कंपनी, निर्माण कैंप, निर्माण कार्य, मशीनरी, सड़क निर्माण, construction camp*
target site: road camp*, labour camp*, workers camp, workers' camp, site camp, project camp*, 施工营地, 项目营地
target site: تعمیراتی کیمپ
target warehouse: warehouse*, godown*, storehouse*, storage facilit*, depot, depots, container yard, گودام*, ڈپو, 仓库
target warehouse: 货仓, 库房, 储存库, 堆场, गोदाम*
target cable car: cable car*, cablecar*, chairlift*, chair lift*, ropeway*, کیبل کار, چیئر لفٹ, ڈولی, 缆车, 索道
target cable car: केबल कार, रोपवे
target hideout: ठिकाने, ठिकानों
target police vehicle: police van*, police mobile*, police vehicle*, police car, police cars, police truck*
target police vehicle: police bus, police convoy, patrol van, prison van, پولیس وین*, پولیس موبائل*, پولیس کی گاڑی
target police vehicle: پولیس کی گاڑیوں, پولیس گاڑی, پولیس قافلے, 警车, 警用车辆, पुलिस वैन, पुलिस की गाड़ी, पुलिस वाहन
target police vehicle: بکتر بند
target army vehicle: army truck*, army vehicle*, army convoy*, military convoy*, military vehicle*, military truck*
target army vehicle: army bus, paramilitary convoy*, paramilitary vehicle*, FC convoy*, FC vehicle*, FC van
target army vehicle: security forces' convoy, security forces convoy, forces' vehicle*, soldiers' vehicle*, فوجی گاڑی
target army vehicle: فوجی گاڑیوں, فوجی قافلے, فوجی ٹرک, ایف سی کی گاڑی, ایف سی قافلے, فورسز کی گاڑی, فورسز کے قافلے
target army vehicle: فوج کی گاڑی, 军车, 军方车队, 军队车队, 安全部队车队, 军用车辆, सेना की गाड़ी, सेना के काफिले
target army vehicle: सैन्य काफिले, सैन्य वाहन, सुरक्षा बलों के काफिले, نیوی کی گاڑی, بحریہ کی گاڑی, فورسز کی گاڑیوں
target army vehicle: فورسز کی دو گاڑیاں
target survey: survey camp*, सर्वे कैंप, سروے کیمپ, survey team*, survey party, surveying team, سروے ٹیم*, سروے پارٹی
target survey: 勘察队, 测量队, 勘测队, 勘探, सर्वे टीम, सर्वेक्षण दल, सर्वेक्षण टीम
target rig: drilling camp*, oil exploration, gas exploration, exploration site, seismic survey, drilling site*, rig
target rig: rigs, drill site, ڈرلنگ, رگ پر, 钻井, 钻机, ड्रिलिंग, रिग, 钻探
target pylon: pylon*, transmission line*, transmission tower*, power line*, 输电塔, بجلی کے کھمبے, بجلی کے ٹاور*
target pylon: ٹرانسمیشن لائن*, ٹرانسمیشن ٹاور*, electricity tower*, power supply line*, electricity line*, 电塔
target pylon: 高压线, 输电, बिजली लाइन, ट्रांसमिशन लाइन, ट्रांसमिशन टावर
target gas: gas pipeline*, pipeline*, gas field, پائپ لائن, 管道, gas plant*, gas well*, gasfield*, 天然气管道, 气田
target gas: गैस पाइपलाइन, gas line*, gas facility, gas facilities, gas installation*, gas compressor*, LNG terminal*
target gas: گیس لائن*, گیس پائپ*, گیس پلانٹ*, گیس فیلڈ*, 天然气, 输气管, गैस प्लांट, गैस फील्ड, पाइपलाइन, 油管
target oil: refinery, refineries, oil depot*, fuel depot*, oil terminal*, oil tanker*, آئل ڈپو, ریفائنری, آئل ٹینکر*
target oil: 油库, 炼油厂, 油罐车, तेल डिपो, रिफाइनरी, oil well*, oil field*, oilfield*, 油田, fuel tanker*
target oil: petrol tanker*, LPG tanker*, gas tanker*, diesel tanker*, fuel truck*, oil facility, oil facilities
target oil: آئل فیلڈ*, 石油公司, तेल क्षेत्र
target solar plant: solar plant*, solar park*, solar farm*, solar panel*, solar project*, سولر پلانٹ*, سولر پارک
target solar plant: سولر پینل*, 光伏, 太阳能, सोलर प्लांट, सौर ऊर्जा, सौर संयंत्र
target wind farm: wind farm*, wind power, wind turbine*, ونڈ فارم, ونڈ پاور, 风电, 风力发电, पवन ऊर्जा
target quarry: quarry, quarries, stone crush*, crush plant*, crushing plant*, کرش پلانٹ*, 采石场, 碎石厂
"""
