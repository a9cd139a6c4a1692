"""The words for when an event is told: as it happens, hours or days later, again, or looking back.

`later` is what came after; `then` is too, where an attack is told, and `captive` where a kidnapping is; `soon` is what
may come with the news, `aftermath` that something came after something. In English, Urdu, Chinese and Hindi.
"""

from __future__ import annotations

# aspect, fact: words, spelt as the aliases of a watchlist
STAGES = """
stage later: toll rises, toll climbs, toll reaches, death toll, condemn*, mourn*, inquiry, probe, investigat*, bodies
stage later: funeral*, flown home, repatriat*, security raised, security tightened, security beefed, griev*, grief
stage later: buried, laid to rest, burial, سوگ, سپرد خاک, 下葬, शोक, reopen*, punish*, after attack, after the attack
stage later: shocked, compensation, aftermath, followed the attack, مذمت, تحقیقات, میتیں, لاشیں, انکوائری
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
stage later: inquires after, enquires after, attends funeral, in custody, remanded, remands, remand of, assured, assures
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
stage later: urged Pakistan, bring to justice, hold accountable, payout, compensate*
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
stage later: اغوا کیے گئے, اغوا کئے گئے, اغوا شدہ, کام بند, کام معطل, کام روک*, کام دوبارہ, سروس بحال
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
stage later: 袭击者身份, 枪手身份, 凶手身份, 嫌犯身份, 获救, 获释, 搜寻, 解救, 释放人质, 人质获释, 被释放
stage captive: 搜救
stage later: 全数释放, 救出, 寻获, 被绑架的, 遭绑架的, 被掳的, 遭掳的, 被劫持的, 遭劫持的, 劫持事件, 施工暂停
stage later: 暂停施工, 项目暂停, 暂停项目, 停止施工, 暂停运营, 暂停作业, 全面停工, 边境管控, 加强边境, 脱离险境, 脱险
stage later: 运返, 返抵, 迎灵, 灵柩, 棺木, 安葬, 出殡, 葬礼, 头七, 祭奠, 哀痛, 吊慰, 沉痛, 悲痛, 表示哀悼, 致慰问电
stage later: 慰问电, 唁函, 事故调查, 调查组, 调查进展, 侦办, 通缉, 悬赏, 监视器, 监控画面, 监控录像, 指认, 落网者
stage later: 主使, 共犯, 抬棺, 恢复运行, 恢复运营, 恢复营运, 生还者, 幸存者, 讲述惊魂, 伤重不治, 宣告不治, 累计死亡
stage later: 死者, 死者身份, 遇难者身份, 罹难者身份, 名单公布, 公布名单, 赔偿金, 获赔, 强化安保, 强化维安, 加强维安
stage later: 维安, 领事保护, 善后事宜
stage later: involved in attack*, involved in killing*, involved in murder*, involved in bombing*, involved in blast*
stage later: involved in ambush, involved in abduction*, involved in kidnap*, involved in suicide, refuse to bury
stage later: refuse burial, refuses burial, condemning, linked to attack*, linked to bombing*, linked to blast*
stage later: linked to killing*, foreign hand, external hand, hand in attack, aimed at sabotaging, aimed at derailing
stage later: will not deter, won't deter, not be deterred, cowardly, heinous, dastardly, halt operations
stage later: suspend operations, suspend work, suspended work, suspending work, halt work, halted work, stops work
stage later: stop work, pauses work, pause work, pauses operations, work paused, work suspended, work halted
stage later: work stopped, operations suspended, operations halted, operations paused, loses battle for life
stage later: lost battle for life, loses battle, loses fight for life, toll jumps, toll soars, toll mounts
stage later: toll stands, toll at, toll from, toll in, toll of, toll passes, toll tops, toll crosses, toll rising
stage later: toll revised, toll put at, janaza, guard of honour, guard of honor, mortal remains, remains flown
stage later: remains arrive*, seeks answers, demands answers, demands justice, seek justice, seeks justice
stage later: assures China, over death of, over deaths of, over killing of, over killings of, over death*
stage later: death of Chinese, deaths of Chinese, loss of Chinese, close in on killers, killers of, hunt killers
stage later: killers arrested, killers held, killers identified, assassins of, turned bomber, turned suicide bomber
stage later: became suicide bomber, bomber's family, bomber's father, bomber's mother, bomber's brother
stage later: bomber's husband, bomber's home, bomber's house, bomber's path, bomber's identity, attacker's identity
stage later: attackers' identity, attacker's family, culprits to justice, arrest culprits, hunt down culprits
stage later: perpetrators to justice, hunt down perpetrators, perpetrators be, culprits be, traces of explosive*
stage later: explosive traces, attack site, site of attack, scene of attack, site of blast, visits blast site
stage later: mourners, heartfelt condolence*, Chinese investigators, reissues security alert, reissues alert
stage later: security audit, tells citizens, tells nationals
stage later: tells compatriots
stage later: tell compatriots, urges compatriots, citizens to leave, nationals to leave, citizens to stay
stage later: nationals to stay
stage later: embassy warns, consulate warns, embassy cautions
stage later: embassy issues alert, embassy issues security alert, embassy issues advisory, embassy issues warning
stage later: embassy issues safety, another victim, more victims, victim dies, one more dies, two more die
stage later: three more die, victims' kin, kin of slain, kin of victims, kin of dead, hospital discharges
stage later: discharged after, after killings, half-mast, half mast, minute's silence, moment of silence
stage later: memorial held, memorial for, loss of lives, stands with China, conspiracy against, won't derail
stage later: will not derail, cannot derail, third Chinese dies, second Chinese dies, another Chinese dies
stage later: names bomber, flown out, foolproof security
stage later: collects evidence, evidence collected, shares evidence, evidence shared, سفر نہ کرنے, غیر ضروری سفر
stage later: الرٹ رہنے, نقل و حرکت محدود, شہری واپس بلا*, شہریوں کو واپس, والوں کی تعداد, افراد کی تعداد
stage later: شہدا کی تعداد, ایک اور زخمی, مزید دو زخمی, بچ جانے والے, بچ جانے والی, زندہ بچ, سکیورٹی کا جائزہ
stage later: سیکیورٹی کا جائزہ, سکیورٹی پلان, عہدوں سے ہٹا*, عہدے سے ہٹا*, بحال, ہٹا دیے گئے, لاش کی شناخت
stage later: انعام کا اعلان, 领区公民, 提醒领区, 呼吁公民, 呼吁中国公民, 要求中资, 要求中企, 撤出边境, 减少外出
stage later: 袭击者已, 公布袭击者, 境内策划, 被处分, 遭处分, 问责, 革职, 停职, 撤职, 集团暂停, 公司暂停, 企业暂停
stage later: 中企暂停, 电建暂停, 工程暂停, 暂停工程, 暂停扩建, 伤者不治, 又一名伤者, 落幕, 半旗, 拒下葬, 三日哀悼
stage later: 全国哀悼, 防弹车, فائرنگ کرنے والا, فائرنگ کرنے والے, حملہ کرنے والا, حملہ کرنے والے, قتل کرنے والا
stage later: قتل کرنے والے, اغوا کرنے والا, اغوا کرنے والے, 救治, کی مرمت, ملوث, بلٹ پروف, بم پروف گاڑی*, 全力营救
stage later: 成功营救, 营救出, 营救行动结束, 中方撤回, 撤回教师, 撤回人员, 撤侨, 幸存, 公布袭击, 袭击视频, 涉嫌袭击
stage later: 涉嫌参与, 增派, 加派, 遇袭营地, 遇袭企业, 全部转移, 人员撤离, 撤离边境, 追思会, 军法审判, بچنے والے
stage later: بچنے والا, بچنے والی, حملے پر افسوس, دھماکے پر افسوس, ہلاکتوں پر افسوس, ہلاکت پر افسوس, عدالتی بائیکاٹ
stage later: خدشات کا اظہار, تشویش کا اظہار, اظہار تشویش, ذمہ دار گرفتار, 已修复, 修复完, 召开记者会, 撤换, 接回
stage later: 陆续撤离, 撤离项目, 保证保护, 全力保护, کے قاتل, قاتل گرفتار, قاتل پکڑے, یقین دہانی, یقین دلا*, بے نقاب
stage later: شمعیں روشن, کی یاد میں, 身份曝光, 身分曝光, 家人抵, 解雇, 宵禁, 追捕, تحفظات کا اظہار, 查清, 点烛, 烛光
stage again: second attack, another attack, fresh attack, new attack, second blast, another blast, fresh blast
stage again: second bombing, another bombing, second ambush, another ambush, second such, ایک اور حملہ, ایک اور دھماکہ
stage again: دوسرا حملہ, 又一起, 再次遇袭, 第二起, एक और हमला, दूसरा हमला, fresh explosion*, another explosion*
stage again: another bomb, another shooting*, second bomb, second explosion*, second shooting*, third attack
stage again: third blast, third bombing, third explosion*, second this week, third this week, second in two days
stage again: second in three days, second in as many days, for second time, for the second time, second day in a row
stage again: 再遇袭, 再遭袭击, 再次遭袭, 再次发生, 再发生, 再发袭击, 再发爆炸, 第二次袭击, 连续第二天, 另一起, 又有袭击
stage again: دوبارہ حملہ, پھر حملہ, ایک اور فائرنگ, دوسرا دھماکہ, ایک اور بم, दोबारा हमला, एक और धमाका, दूसरा धमाका
stage again: 二度遇袭, 两天内第二, 一周内第二, 三天内第二
stage again: دوسرا بڑا حملہ, ایک اور دھماکا, دوسرا دھماکا, ایک اور قافلے, ایک اور خودکش
stage past: anniversary, look back, looks back, years ago, years after, year after, years on, explainer, timeline
stage past: archive, remembering, since the attack, opinion, analysis, editorial, برسی, سال بعد, 周年, 回顾
stage past: last year*, last month*, marked, گزشتہ سال, گزشتہ ماہ, پچھلے سال, 去年, 上个月, पिछले साल, पिछले महीने
stage past: a look at, looking at, retrospective, बरसी, decade after, decade on, decades after, decades on, decade ago
stage past: decades ago, دہائی بعد, 十年前, 十年后, दशक बाद, anniversaries, one year on, a year on, a year later
stage past: years later, months after, months later, looking back, in pictures of past, history of attacks, chronology
stage past: list of attacks, recap, factbox, review of, since 2021, ago today, ایک سال مکمل, تاریخ کے آئینے, برس بعد
stage past: مہینوں بعد, 一年后, 多年后, 历次, 盘点, 梳理, 回望, 大事记, 历年, साल बाद, महीने बाद, साल पहले, کب کب
stage past: اب تک کتنے, کتنی بار, سال مکمل, برس مکمل, سال بیت گئے
stage soon: claim*, responsibility, cleared, in hospital, ذمہ داری, کلیئر, 宣称, 声称, 负责, जिम्मेदारी, owns up
stage soon: takes credit, took credit, was behind, is behind, are behind, were behind, says it was, says it hit
stage soon: says it carried, says it bombed, says its fighters, says its bomber, denies role, denies involvement
stage soon: denied role, says it attacked, says it targeted, says it killed, operation ends, operation over
stage soon: standoff ends, siege ends, operation concluded, operation completed, اعتراف, لاتعلقی, آپریشن مکمل, 认领
stage soon: 承认, 否认, दावा, distances itself, disowns, disowned, distanced itself, own up, تردید, قبول کر لی, 犯案
stage soon: इनकार, 坦承, 出面承认, 扛责, 自称犯下, 声明负责, 宣称犯, 宣称对, 认责, قبول کرلی, ذمہ دار قرار, ذمےداری
stage soon: ذمے داری, دعویٰ
stage soon: accepts responsibility, accept responsibility, takes responsibility, boasts of, brags of, hails attack
stage soon: praises attack, denies hand, deny hand, denies being behind, denied hand, 所为, 公布照片, 出动女
stage aftermath: after, amid, despite, following, کے بعد, 后, के बाद, who shot, who killed, who attacked
stage aftermath: who opened fire, who bombed, accused of, in connection with
stage aftermath: involved in, wanted for, suspected of, in wake of, in the wake of, in aftermath of
stage aftermath: in retaliation for, کے نتیجے میں, के मद्देनजर, فائرنگ کرنے والا, فائرنگ کرنے والے, حملہ کرنے والا
stage aftermath: حملہ کرنے والے, قتل کرنے والا, قتل کرنے والے, اغوا کرنے والے, میں ملوث
stage captive: freed, frees, free, freeing, set free, release, releases, released, rescue*, recover*, found, body
stage captive: bodies, negotiat*, talks, search*, hunt, hunted, hunts, reunit*, walk free, walks free, walked free
stage captive: let go, freedom, video of, video shows, plead*, plea, appeal*, jirga, kidnappers, captors, abductors
stage captive: kidnappers', home safely, returns home, return home, safe return, still missing, still held
stage captive: whereabouts, clue, clues, ransom paid, pay ransom, ransom demand*, demand ransom, deaths of
stage captive: confirms death*, confirm death*, captives killed, hostages killed, killed captives, captivity, ordeal
stage captive: days on, weeks on, swap, exchange of, executed, executes
stage then: summons, summon, resolution, lapse, lapses, security failure*, suspended over, removed over
stage then: transferred over, sacked over, suspended after, removed after, sacked after, in protest, protest at
stage then: protest against, protests against, protest after, protests after, protest killing*, protest death*
stage then: protest murder*, strike observed, observe strike, shutdown over, stage sit-in, stages sit-in
stage then: staged sit-in, sit-in with, sit-in against, planned in, planned from, hatched in, soil used, enemies of
stage then: enemies want, aimed at harming, bid to sabotage, attempt to sabotage, barbaric, undeterred, down tools
stage then: downs tools, lays off, laid off, pull out, pulls out, pulled out, pulls staff, pull staff, pulled staff
stage then: pulls workers, pulls engineers, withdraws staff, withdraws workers, withdraws engineers, withdraw staff
stage then: recalls staff, evacuates staff, evacuates workers, evacuates citizens, evacuates nationals, evacuate staff
stage then: leave country, leave border*, leaves camp, leave camp, leaving Pakistan, leave Pakistan, leaves Pakistan
stage then: leave Tajikistan, leave Afghanistan, leave area, deaths now, raises death, registered under
stage then: registered against, cases registered, full honours, full honors, military honours, state honours
stage then: remains of, remains leave, remains return*, remains sent, last respects, bid farewell, farewell to
stage then: geo-fenc*, geofenc*, fingerprint*, finger prints, evidence, residue, wants answers, seek answers
stage then: justice for, postpones, postponed, calls off, called off, cancels visit, cancels tour, visit postponed
stage then: who was the, who were the, who was he, who was she, who is the, profile of, path to militancy
stage then: find culprits, find perpetrators, punish, visits site, visit site, reaches site, reach site, inspects site
stage then: team arrives, team visits, investigators, investigator, reconstruct*, blast site, security mechanism
stage then: security enhanced, enhanced security, security stepped up, steps up security
stage then: step up security, stepped up security, security reviewed, SOPs, sympath*, prays for, prayers for
stage then: prayer for, blood donation*, donate blood, calls for restraint, reward, head money, absconder*
stage then: emergency plan, emergency mechanism, contingency plan, border security, restarts, refuse to, internet cut
stage then: internet suspended, security alert for, tells citizens, tell citizens, urges nationals, told to leave
stage then: urged to leave, truth behind, who was, who were, who shot, who killed, who attacked, who opened fire
stage then: who bombed, who gunned, used in, at large, still at large, trace car, China asks, Beijing asks
stage then: China urges, Beijing urges, China seeks, Beijing seeks, China wants, Beijing wants, China tells
stage then: Beijing tells, China sends, speaks to, speak to, unaware of
stage then: wore uniform, to vet, vetting, advises, advise, safety advisory, urges citizens, urge citizens
stage then: asks citizens, asks nationals, warns citizens, warns nationals, reminds citizens, reminds nationals
stage then: advises citizens, advises nationals, cautions citizens, cautions nationals, curfew imposed, curfew lifted
stage then: exposes, shuts down after, kin of, attackers came, attacker came, attackers used, attackers had
stage then: attackers were, attackers crossed, used by, photos of, photo of, conspiracy, release photos
stage then: releases photos
"""
