"""The words for whose citizens they are, which nations speak or are spoken of, and which groups did it."""

from __future__ import annotations

# aspect, fact: words, spelt as the aliases of a watchlist
PARTIES = """
nation chinese: chinese, چینی, 中国公民, 中方人员, 中国工程师, 中国工人, 中国员工, 中企, 中国籍, 华人, 中国人
nation chinese: 中国教师, चीनी, 中国矿工, 中国商人, 中国专家, 中国游客, 中国同胞, 中方员工, 中方车辆, 中方车队
nation chinese: 中方工程师, 中国车队, 中国企业, 中资企业, 同胞, china nationals, PRC nationals, PRC citizens, چینیوں
nation chinese: چائنیز, 中国国民, 中国同事, 中国夫妇, 中国情侣, 中国地质, 中国技术, 中国男子, 中国女子, 中国女性
nation chinese: 中国男性, 中国司机, 中国翻译, 中国老板, 中国厨师, 中国学生, 中国留学生, 中国承包商, 中国劳工, 中国船员
nation chinese: 中国医生, 中国建筑, 中国施工, 中国公司, 中国牙医, 中国经理, 中国技师, 中国金矿, 中国铜矿, 中国勘探
nation chinese: 中国测量, 中国登山, 中国外交官, 中国投资者, 中国餐馆, 中国餐厅, 中国酒店, 中国工程, 中国项目, 中国援建
nation chinese: 中国车辆, 中国女商人, 中国店主, 中餐馆, 中餐厅, 中资, 中籍, 中国机构, 涉华, 华侨, 华商, 侨胞, 华裔
nation chinese: 我公民, 中国雇员, 中国职员, 陆籍, 陆客, 中国大陆, 中国旅客, चीनियों, चीन के नागरिक*, चाइनीज
nation chinese: चीन के इंजीनियर*, 陆媒, 陆商, 陆工, 陆企, 陆资, 陆男, 陆女, 中国妇女, 中国母女, 中国父子, 中国家庭
nation chinese: 中国人员, 中国采矿, 中国矿业, 中国商户, 中国客商, 中国饭店, 中国火锅, 中国面馆, 中国超市, 中国人开
nation chinese: 中国业者, 国人同胞, 我国公民, چینی جوڑ*, چینی خاندان, 提醒公民, 吁公民, 遭绑架公民, 被绑架公民, 遇袭公民
nation japanese: japanese, جاپانی, 日本公民, 日本人, 日籍, जापानी, جاپانیوں, 日本籍, जापानियों
nation korean: korean*, کوریائی, 韩国人, 韩国公民, कोरियाई, کورین, 韩籍, 韩国籍
nation turkish: turkish, ترک شہری, 土耳其公民, तुर्की नागरिक, turks, ترک باشندے, 土耳其人, तुर्की के
nation russian: russian*, روسی, 俄罗斯公民, रूसी, روسیوں, 俄罗斯人, 俄公民, 俄籍
nation iranian: iranian*, ایرانی, 伊朗公民, ईरानी, ایرانیوں, 伊朗人
nation afghan: afghan nationals, afghan refugees, افغان شہری, 阿富汗公民, afghan national, afghan citizen*
nation afghan: afghan civilian*, afghan worker*, afghan labourer*, افغان باشندے, افغان باشندوں, افغان شہریوں
nation afghan: افغان مہاجرین, افغان پناہ گزین, 阿富汗籍, 阿公民, अफगान नागरिक*
nation american: american*, US citizen*, امریکی شہری, 美国公民, अमेरिकी नागरिक, US national*, US contractor*, 美国人
nation american: 美籍, امریکیوں, امریکی باشندے
nation british: british citizen*, britons, برطانوی شہری, 英国公民, british tourist*, british national*
nation british: british engineer*, british climber*, british worker*, uk national*, british man, british couple
nation british: british woman, british mountaineer*, برطانوی باشندے, 英国人, 英籍
nation german: german citizen*, germans, 德国公民, german tourist*, german national*, german engineer*
nation german: german climber*, german worker*, german couple, german man, german woman, german mountaineer*
nation german: german cyclist*, جرمن شہری, جرمن باشندے, 德国人
nation french: french tourist*, french national*, french citizen*, french engineer*, french climber*, french worker*
nation french: french mountaineer*, french couple, فرانسیسی شہری, 法国人, 法国公民
nation italian: italian tourist*, italian national*, italian citizen*, italian engineer*, italian climber*
nation italian: italian worker*, italian mountaineer*, italian couple, اطالوی, 意大利公民, 意大利人
nation spanish: spanish tourist*, spanish national*, spanish citizen*, spanish engineer*, spanish climber*
nation spanish: spanish worker*, spanish mountaineer*, spanish couple, ہسپانوی, 西班牙公民, 西班牙人, 西班牙游客
nation canadian: canadian tourist*, canadian national*, canadian citizen*, canadian engineer*, canadian climber*
nation canadian: canadian worker*
nation australian: australian tourist*, australian national*, australian citizen*, australian engineer*
nation australian: australian climber*, australian worker*
nation polish: polish tourist*, polish national*, polish citizen*, polish engineer*, polish climber*, polish worker*
nation polish: polish geologist*, پولینڈ کے, 波兰公民
nation foreign: foreigner*, foreign national*, foreign citizen*, foreign worker*, foreign engineer*, غیر ملکی
nation foreign: غیر ملکیوں, 外国人, 外籍, 外国公民, 外国工人, विदेशी, foreign tourist*, foreign climber*
nation foreign: foreign mountaineer*, foreign staff, foreign contractor*, foreign investor*, foreign miner*
nation foreign: foreign diplomat*, foreign envoy*, foreign couple, 外国游客, 外国员工, 外国工程师, 外国专家, 外宾
nation foreign: विदेशियों
nation indian: indian national*, indian citizen*, indian engineer*, indian worker*, بھارتی شہری, 印度公民
nation indian: भारतीय नागरिक*
nation pakistani: pakistani national*, pakistani labourer*, pakistani laborer*, pakistani worker*, پاکستانی شہری
nation pakistani: پاکستانی باشندے, پاکستانی مزدور*, 巴基斯坦公民, 巴基斯坦籍, 巴籍, पाकिस्तानी नागरिक*
nation pakistani: पाकिस्तानी मजदूर*
interest chinese: china, beijing, چین, بیجنگ, 中国, 使馆, चीन, बीजिंग, chinese embassy, chinese consulate
interest chinese: chinese ambassador, chinese envoy, chinese foreign ministry, xi jinping, wang yi, CPEC
interest chinese: belt and road, چینی سفارت خانہ, چینی سفارت خانے, چینی سفیر, چینی قونصل, سی پیک, شی جن پنگ, 中方
interest chinese: 中巴, 一带一路, 王毅, 习近平, 中领馆, चीनी दूतावास, सीपैक, सीपीईसी, چینی صدر, چینی وزیر*, چینی وزارت*
interest chinese: چینی ترجمان, چینی حکومت, 使领馆, 中国大使, 中国驻, 我驻, 陆使馆, 中使馆, 外交部发言人
interest turkish: 土耳其
interest japanese: 日本
interest korean: 韩国
interest russian: 俄罗斯
interest iranian: 伊朗
interest american: 美国
interest british: 英国
interest indian: 印度
actor BLA: BLA, Baloch Liberation Army, Balochistan Liberation Army, Baluch Liberation Army
actor BLA: Baluchistan Liberation Army, Majeed Brigade, بی ایل اے, 俾路支解放军, 马吉德旅, बलूच लिबरेशन आर्मी
actor BLA: बलूचिस्तान लिबरेशन आर्मी, बीएलए, 俾解军, 马吉德敢死队, مجید بریگیڈ, Baloch Liberation Army's, BLA-Jeeyand
actor BLA: BLA-J, BLA-Azad, BLA fighters, Majid Brigade, Majeed Brigade's, Fateh Squad, STOS, Jeeyand faction, BLA's
actor BLA: بلوچ لبریشن آرمی*, بی ایل اے کے, بلوچستان لبریشن آرمی, فتح اسکواڈ, جیئند, 俾路支自由军, 俾解放军
actor BLA: 马吉德突击队, 马吉德分队, बलोच लिबरेशन आर्मी, मजीद ब्रिगेड
actor BLF: BLF, Baloch Liberation Front, Balochistan Liberation Front, بلوچستان لبریشن فرنٹ, 俾路支解放阵线
actor BLF: بی ایل ایف, 俾解阵, Baluch Liberation Front, SOB BLF, بلوچ لبریشن فرنٹ, بی ایل ایف کے, 俾路支斯坦解放阵线
actor BLF: 俾路支解放前线, बलूच लिबरेशन फ्रंट, बलूचिस्तान लिबरेशन फ्रंट, बीएलएफ
actor BRG: BRG, Baloch Republican Guards, BRAS, Baloch Raaji Aajoi Sangar, Baloch Republican Guard
actor BRG: Baluch Republican Guards, بی آر جی, بلوچ ریپبلکن گارڈز, بلوچ ریپبلکن گارڈ, بلوچ راجی آجوئی سنگر
actor BRG: 俾路支共和卫队, बलूच रिपब्लिकन गार्ड*
actor TTP: TTP, Tehreek-e-Taliban Pakistan, Tehrik-i-Taliban Pakistan, Pakistani Taliban, ٹی ٹی پی
actor TTP: تحریک طالبان پاکستان, 巴基斯坦塔利班, 巴塔, टीटीपी, तहरीक-ए-तालिबान, Tehrik-e-Taliban Pakistan
actor TTP: Tehrik-e-Taliban, Tehreek-i-Taliban Pakistan, Tehreek-e-Taliban, Tehreek-i-Taliban, Taliban Pakistan
actor TTP: Mohmand Taliban, کالعدم تحریک طالبان, پاکستانی طالبان, 巴基斯坦塔利班运动, 巴塔组织
actor TTP: तहरीक-ए-तालिबान पाकिस्तान, पाकिस्तानी तालिबान
actor ISIS-K: ISIS-K, ISKP, IS-K, IS-KP, ISIL-K, Islamic State, Daesh, داعش, 伊斯兰国, इस्लामिक स्टेट
actor ISIS-K: Islamic State Khorasan, Islamic State Pakistan, ISPP, IS bomber*, IS-Khorasan, Khorasan Province
actor ISIS-K: دولت اسلامیہ, 呼罗珊分支, 伊斯兰国呼罗珊, आईएसआईएस, आईएस-के, ISIS Khorasan, ISKP's, IS-Khorasan Province
actor ISIS-K: IS claims, IS claimed, Islamic State group, Islamic State affiliate, Daish, ISIS, ISIL, داعش خراسان
actor ISIS-K: آئی ایس کے پی, دولت اسلامیہ خراسان, اسلامک اسٹیٹ, 伊斯兰国呼罗珊分支, 呼罗珊省, IS组织, 极端组织伊斯兰国
actor ISIS-K: ISIS呼罗珊, आईएसकेपी, आईएसआईएस-के, इस्लामिक स्टेट खुरासान, आईएस खुरासान, दाएश
actor JuA: Jamaat-ul-Ahrar, جماعت الاحرار, JuA, Jamaatul Ahrar, Jamat-ul-Ahrar, Ahrar faction, 自由者大会, 自由人党
actor JuA: جماعت الاحرار نے, 自由人大会, जमात-उल-अहरार
actor LeJ: Lashkar-e-Jhangvi, لشکر جھنگوی, Lashkar-i-Jhangvi, LeJ, लश्कर-ए-झांगवी
actor HGB: Hafiz Gul Bahadur*, Gul Bahadur*, Usud al-Harb, Jaish-e-Fursan, حافظ گل بہادر, گل بہادر گروپ, 古尔·巴哈杜尔
actor HGB: HGB, Hafiz Gul Bahadar, Jaish-e-Fursan-e-Muhammad, Jaish Fursan, Aswad ul-Harb, Aswadul Harb
actor HGB: جیش فرسان محمد, حافظ گل بہادر گروپ, 古勒·巴哈杜尔, 古尔巴哈杜尔, हाफिज गुल बहादुर
actor IMP: Ittehad-ul-Mujahideen*, Ittehadul Mujahideen*, اتحاد المجاہدین, Ittihad-ul-Mujahideen*, IMP militants
actor IMP: اتحاد المجاہدین پاکستان, 圣战者联盟
actor LeI: Lashkar-e-Islam, Lashkar-i-Islam, لشکر اسلام
actor TJP: Tehreek-e-Jihad Pakistan, Tehrik-e-Jihad Pakistan, تحریک جہاد پاکستان, Tehreek-i-Jihad Pakistan
actor TJP: Tehrik-i-Jihad Pakistan, Tehreek-e-Jihad, TJP militants, 巴基斯坦圣战运动, तहरीक-ए-जिहाद
actor BRA: Baloch Republican Army, بلوچ ریپبلکن آرمی, Baluch Republican Army, BRA fighters
actor UBA: United Baloch Army, یونائیٹڈ بلوچ آرمی, United Baluch Army
actor JaA: Jaish al-Adl, Jaish ul-Adl, Jaishul Adl, جیش العدل, 正义军
actor AQIS: al-Qaeda, AQIS, القاعدہ, 基地组织, अल कायदा
actor ETIM: ETIM, Turkistan Islamic Party, East Turkestan Islamic Movement, 东伊运, 东突, TIP fighters
actor ETIM: Uyghur militants, ETIM/TIP, مشرقی ترکستان, 东突厥斯坦伊斯兰运动, 东伊运组织, 突厥斯坦伊斯兰党
actor NRF: National Resistance Front, جبہہ مقاومت ملی, 民族抵抗阵线, NRF fighters, نیشنل ریزسٹنس فرنٹ
actor NRF: 阿富汗民族抵抗阵线
actor AFF: Afghanistan Freedom Front, 阿富汗自由阵线, AFF fighters, افغانستان فریڈم فرنٹ, جبہہ آزادی
actor NMF: National Mobilization Front
actor SRA: Sindhudesh Revolutionary Army, Sindhudesh Liberation Army, SRA fighters, Sindhudesh Revolutionary Army's
actor SRA: سندھو دیش ریولیوشنری آرمی, سندھودیش*, 信德革命军, 信德民族革命军, 信德解放军
"""
