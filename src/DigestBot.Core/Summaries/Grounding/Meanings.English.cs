namespace DigestBot.Core.Summaries.Grounding;

internal sealed partial class Meanings
{
    // Weekdays and months are there in four languages. What a report decides on: who won, what rose, whether it was allowed. The sides of a line exclude each other; a line with ! asks for its word's meaning in
    // the article. "?" behind a word: it may stand for the side without demanding it. "_" joins the words of a phrase.
    private const string English = """
        trend!: rise rose risen increase grow grew grown growth climb soar surge jump gain rally_to rebound swell swollen expand expansion raise hike double triple mount up? upward? higher? more? record? advance? add? improve? recover? spike rocket accelerate / fall fell fallen drop decline decrease sink sank sunk slump plunge plummet tumble slide slid dip shrink shrank shrunk reduce reduction cut? lower lower? down? downward? shed? fewer? less? lose? lost? ease? slip? worsen? collapse? crash? halve slow?
        outcome!: win won victory victorious triumph beat? beaten? defeat? prevail title? champion? through? crowned? edge? over? / lose lost loss losing defeat? beaten? relegated eliminated? knocked_out lost_to beaten_by / draw? drew drawn tie? tied
        answer!: accept uphold? upheld? agree? approve? approval? welcome? embrace? adopt? yes? endorse? sign? back? backed? / reject refuse? decline? spurn dismiss? turn_down turned_down rebuff veto? block? deny? denied? refusal rejection no? oppose? vote_against voted_against
        support!: support? back? backed? endorse favour? favor? defend? champion? in_favour in_favor / oppose opposition? criticise? criticize? condemn? object? resist? reject?
        permit!: allow? permit? authorise authorize approve? approval? clear? legalise legalize lift? green_light pass? passed? let? license? licence? grant? / ban? forbid forbade forbidden prohibit block? outlaw bar? veto prevent? halt? stop? deny? denied? refuse? reject? suspend?
        vote!: pass? passed? approve? approval? adopt? carry? carried? / defeat? reject? fail? vote_down voted_down
        custody!: arrest detain seize? capture? jail? imprison? hold? held? custody? apprehend caught? / release? free? freed acquit? let_go? bail?
        verdict!: convict? guilty conviction sentence? condemn? / acquit acquittal innocent innocence? clear? cleared? not_guilty exonerate
        truth!: confirm admit? acknowledge? verify? / deny denied? denial dispute? refute reject?
        success!: succeed success? successful? manage? achieve? / fail failure? unsuccessful? collapse? miss?
        begin!: begin? began begun start? launch? open? kick_off? commence inaugurate? resume? / end? ended? finish? close? closed? conclude? stop? cease? halt? suspend? cancel? shut?
        open!: open? reopen / close? closed? closure shut? shutter
        trade!: buy bought purchase? acquire? acquisition? / sell sold? sale? divest
        employ!: hire? recruit? appoint? employ? new_jobs? create? / fire? fired? sack dismiss? lay_off? laid_off layoff redundancy? redundant job_cut? cut?
        office-change!: appoint? elect? name? named? take_office inaugurated? / resign resignation step_down stepped_down stepping_down quit? oust? depart? leave? left?
        travel!: arrive? arrival? land? landed? come? came? enter? return? reach? / leave? left? depart departure? flee fled? exit? withdraw? set_off? sail?
        life!: die died dead? death? kill? killed? toll? fatal? victim? lives? perish claim? murder? slay? slain? drown? deadly? deceased / injure injury injured wound? wounded hurt? casualty? / survive? survivor? alive? unhurt unharmed unscathed rescue? save?
        floating!: float? afloat? refloat? / sink? sank? sunk?
        lift!: lift? lifted impose? / lower?
        impose!: impose? introduce? tighten? extend? renew? / lift? remove? scrap? abolish? repeal? relax? ease? loosen? drop? lifted?
        damage!: repair? restore? rebuild? rebuilt? fix? / damage? destroy? destruction? wreck? ruin? demolish? break? broke? broken?
        strength!: strengthen? strong? stronger? / weaken? weak? weaker?
        protest!: praise? thank? hail? applaud? commend? laud? welcome? / criticise? criticize? condemn? blame? denounce? slam? attack? lambast? accuse? fault? criticism? complaint? complain?
        battle!: defend? protect? / attack? assault? raid? invade? invasion?
        peace!: ceasefire? truce? peace? / war? fighting? offensive?
        join!: join? unite? merge? merger? / split? separate? divorce? break_away?
        wed!: marry? wed? marriage? wedding? / divorce?
        continuing!: continue? go_on? keep? carry_on? / stop? cease halt? end?
        shot!: score? convert? / miss?
        find!: find? found? discover? recover? locate? / lose? lost? missing? disappear? vanish?
        delay!: delay? postpone? push_back? late? later? defer? put_off? / bring_forward? early? earlier? ahead?
        cancel!: cancel? call_off? called_off? scrap? axe? abandon? / go_ahead? proceed? hold? held? resume? reinstate?
        peak!: highest? record_high? largest biggest greatest? tallest? longest? most? / lowest? smallest least? fewest? shortest?
        rank!: best? / worst?
        legal!: legal? lawful? / illegal? unlawful? illicit?
        men!: man? men? male? boy? / woman? women? female? girl?
        compass!: north? northern? northward? / south? southern? southward? / east? eastern? eastward? / west? western? westward? / north_east? northeast? northeastern? north_eastern? / north_west? northwest? northwestern? north_western? / south_east? southeast? southeastern? south_eastern? / south_west? southwest? southwestern? south_western?
        weight!: heavy? heavier? heaviest? / light? lighter? lightest?
        width!: wide? wider? widest? broad? broader? / narrow? narrower?
        depth!: deep? deeper? / shallow? shallower?
        thickness!: thick? thicker? / thin? thinner?
        noise!: loud? noisy? / quiet? silent?
        affected!: hit? affect? affected? suffer? / spare spared unaffected
        hands!: left_hand? left_wing / right_hand? right_wing
        age!: young? younger? youngest? / old? older? oldest? elderly?
        warmth!: hot? hotter hottest? warm? warmer / cold? colder coldest? cool? cooler
        wet!: wet? rain? rainy? wettest? / dry? drought? driest?
        wealth!: rich? wealthy? richest? / poor? poorest?
        sector!: private? privately? privatise? privatize? / public? state_owned? nationalise? nationalize?
        sea!: inland? / offshore? coastal?
        mood!: optimistic hopeful / pessimistic gloomy
        hope!: hope? optimism? / fear? pessimism?
        calm!: calm? reassure? / warn? warning? alarm?
        safety!: safe? safely? / dangerous? unsafe?
        number-of!: majority / minority
        school!: teacher? / student? pupil?
        clinic!: doctor? surgeon? physician? / nurse? / patient?
        work!: employer? / employee? worker? staff?
        market!: buyer? / seller? vendor?
        court!: prosecutor? prosecution? / defence_lawyer? defence_counsel? defense_lawyer? / judge? / juror? jury? / defendant? accused?
        crime!: victim? / suspect? attacker? gunman? robber? thief?
        owner!: landlord? / tenant?
        offices!: president / prime_minister premier? / mayor / governor / chancellor? / king? / queen? / ambassador / chief_executive? ceo? / chairman chairwoman / senator / captain? / coach? / goalkeeper / bishop / pope / spokesman? spokeswoman? / prosecutor? / finance_minister / foreign_minister / interior_minister / defence_minister defense_minister / health_minister / transport_minister / environment_minister / education_minister / labour_minister labor_minister / industry_minister / energy_minister / justice_minister / agriculture_minister / culture_minister / trade_minister / economy_minister / water_minister
        forces!: police? officer? / firefighter? fire_brigade? fire_crew? / soldier? troop? army?
        kin!: brother? brother_in_law? / father? father_in_law? dad? / son? son_in_law? / cousin? / uncle? / aunt? / wife? widow? / husband? widower? / mother? mother_in_law? mum? mom? / sister? sister_in_law? / daughter? / nephew? / niece? / grandfather? / grandmother?
        price!: expensive? costly? / cheap? inexpensive?
        speed!: fast? quick? quickly? rapid? rapidly? swiftly? / slow? slowly?
        part-of-day!: morning? dawn? sunrise? / afternoon? / evening? / night? overnight? midnight? / noon? midday?
        season!: spring? / summer? / autumn? fall_season? / winter?
        relative-day!: yesterday / today? tonight? / tomorrow
        span-before!: last_week? / this_week? / next_week?
        month-before!: last_month? / this_month? / next_month?
        year-before!: last_year? / this_year? / next_year?
        weekday!: monday montag lundi lunes / tuesday dienstag mardi martes / wednesday mittwoch mercredi miércoles / thursday donnerstag jeudi jueves / friday freitag vendredi viernes / saturday samstag sonnabend samedi sábado / sunday sonntag dimanche domingo
        month!: january januar jänner janvier enero / february februar février febrero / march? märz mars? marzo / april avril abril / may? mai? mayo / june juni juin junio / july juli juillet julio / august août agosto / september septembre septiembre / october oktober octobre octubre / november novembre noviembre / december dezember décembre diciembre
        ordinal!: first? / second? / third? 3rd / fourth 4th / fifth 5th / sixth 6th / seventh 7th / eighth 8th / ninth 9th / tenth 10th / eleventh 11th / twelfth 12th / thirteenth 13th / fourteenth 14th / fifteenth 15th / sixteenth 16th / seventeenth 17th / eighteenth 18th / nineteenth 19th / twentieth 20th / last? final? latest?
        order@: before prior_to ahead_of until? / after following? since?
        direction@: from / to? into? toward? towards?
        stance@: for? in_favour_of in_favor_of / against
        level@: over? above? / under? below? beneath?
        presence@: with? / without
        inside@: inside? within? / outside?
        negation@: not no? never cannot neither nor without? nicht kein keine keinen keinem keiner keines nie niemals weder ohne? pas jamais aucun aucune ni nunca ningún ninguna tampoco
        quantity@: all every? each? whole? entire? / most? majority? / some? several? part_of? / half / few / many? / both?
        only@: only? just? solely?
        degree@: more? greater? / less? fewer? / equally?
        turn@: previous? last? former ex? outgoing / next? incoming? future? / current? present? sitting?
        deputy@: deputy vice assistant acting? interim?
        bounds@: at_least / at_most up_to no_more_than? / exactly / nearly almost close_to? just_under just_below under? less_than fewer_than below? / more_than over? just_over above? at_least? exceed?
        certainty@: may? might could? probably presumably suspect believe? appear? seem? reportedly allegedly alleged suspected possible? possibly perhaps likely? unlikely? expected? plan? planned? consider? hope? seek? want? propose? if? unless? / will? must? certainly definitely surely
        """;
}
