namespace DigestBot.Core.Summaries.Grounding;

internal sealed partial class Meanings
{
    // Words that a report's editor puts in for each other. A line decides nothing: it only says that a word of the sentence is the article's in another guise.
    private const string EnglishSynonyms = """
        want: seek? sought? ask? demand? want? request? call_for? claim? insist urge call_on appeal_to push_for press_for wish
        staff: employee? worker? staff? people? person? employ? job? workforce position post
        clear-out: evacuate? move_out? moved? remove? clear? bring_out relocate
        owing: because? due_to? owing? thanks? helped? caused? cause? reason result lead_to led_to trigger following as_a_result prompt
        permitted: able? can? could? allow? allowed? may? permit let
        home: live? living? based? located? home? reside? house household
        twice: twice? two?
        share: resident? inhabitant? villager? islander? people? locals? townspeople population
        say: say said? tell? told? announce? declare? report? add? explain? describe? comment? remark? according_to? put_it? argue? stress? point_out? insist? maintain? mention? inform? statement? view? reveal? disclose? claim? assert? predict? warn? believe? think? thought? expect? write? wrote?
        parliament: parliament? lawmaker? legislator? deputy? deputies? legislature? assembly? mp? chamber? house?
        vote: vote? voted? ballot? poll? election? referendum? cast_ballot
        law: bill? law? legislation? measure? reform? act? change? proposal? plan? rule? regulation? amendment?
        approve: approve? pass? passed? adopt? back? clear? vote_for vote_to voted_to voted_for agree? ratify? endorse? decide? decision? green_light? give_go_ahead? accept?
        government: government? cabinet? administration? state? ministry? minister? authorities?
        company: company? firm? business? maker? manufacturer? group? corporation? operator? employer? enterprise? management? supplier? producer?
        plan: plan? intend? want? aim? will? would? project? propose? proposal? due? set? schedule? prepare? expect? hope? promise? pledge? vow? is_to are_to seek? announce? look_to consider?
        expect: expect? likely? forecast? predict? should? estimate? project? probably? anticipate? foresee? assume? see?
        pledge: promise? vow? pledge? swear? commit? undertake? guarantee? assure?
        strike: strike? walkout? walk_out industrial_action stoppage? stop_work down_tools
        union: union? trade_union? labour_union? labor_union?
        rise: rise? rose? risen? increase? climb? grow? grew? grown? growth? jump? surge? soar? gain? up? go_up went_up raise? lift? hike? advance? add? swell? higher? expand? pick_up
        fall: fall? fell? fallen? drop? decline? decrease? slip? slide? slid? sink? sank? down? go_down went_down lose? lost? lower? cut? reduce? reduction? shrink? shrank? slow? ease? weaken? plunge? dip? downgrade? trim? shed? slash? reduced?
        cut: cut? lower? reduce? trim? slash? downgrade? scale_back curb? decrease?
        upgrade: raise? upgrade? lift? increase? boost? revise_up
        multiply: double? twofold? two_times twice? / triple? threefold? three_times treble? / quadruple? fourfold? four_times
        die: die? died? dead? death? kill? killed? fatal? fatality? deadly? perish? lose_life lost_life lives? victim? toll? claim?
        hurt: hurt? injure? injured? injury? wound? wounded? casualty?
        hit: hit? strike? struck? crash? fall_on fell_on collide? ram? slam? smash?
        suspend: suspend? halt? stop? interrupt? pause? cancel? not_run cease? freeze? froze? shut? close? stand_still ground?
        restart: restore? resume? reconnect? return? back? again? reopen? re_establish
        power: electricity? power? current? supply? supplies? grid?
        outage: outage? blackout? without_electricity without_power lose_power lost_power power_cut cut_off
        fast: speed? kilometres_an_hour kph? km_h per_hour an_hour
        train: train? rail? railway? traffic? service? line? tram?
        car: car? vehicle? automobile? lorry? truck? van?
        ship: ship? vessel? boat? ferry? ferries? craft?
        plane: plane? aircraft? jet? airliner? flight?
        warn: warn? warning? alert? alarm? caution?
        sleep: sleep? slept? spend_night spent_night night? overnight?
        stranded: stranded? stuck? trapped?
        damage: damage? destroy? wreck? ruin? devastate? suffer? severe? destruction? harm? hit?
        order: order? instruct? command? direct? tell?
        find: find? found? discover? detect? identify? locate? come_across came_across uncover? spot? conclude? establish? turn_up notice? see? saw?
        look-for: search? look_for hunt? seek?
        court: court? judge? tribunal? justice? bench?
        ruling: rule? ruling? verdict? judgment? judgement? decision? decide? find? found? sentence? order?
        lawyer: lawyer? attorney? counsel? barrister? solicitor?
        prosecutor: prosecutor? prosecution?
        charge: charge? accuse? indict? allegation? accusation? allege? face_charge charged_with
        trial: trial? case? proceedings? hearing? lawsuit? suit? complaint? litigation?
        testify: testify? witness? hear? heard? give_evidence gave_evidence
        sentence: sentence? prison? jail? imprison? term? years_in_prison receive? get? given? behind_bars
        acquit: acquit? clear? exonerate? not_guilty innocent? innocence?
        appeal: appeal? challenge? contest?
        quit: resign? quit? step_down stepped_down stand_down stood_down leave_office resignation? give_up_post depart? leave? left?
        appoint: appoint? name? named? choose? chose? chosen? pick? elect? nominate? become? became? take_over took_over
        former: former? ex? previous? previously? one_time onetime? then? once? earlier?
        head: head? director? lead? led? leader? chief? boss? manager? chair? run? president? chairman? chairwoman? executive? principal? in_charge
        blame: blame? fault? responsible? responsibility? accuse?
        criticise: criticise? criticize? accuse? denounce? condemn? blame? slam? attack? fault? criticism? call?
        deny: deny? denied? reject? dispute? refute? dismiss? contradict? rule_out
        oppose: oppose? against? object? reject? resist? opposition? opponent? vote_against voted_against critic?
        support: support? back? favour? favor? endorse? supporter? in_favour in_favor champion?
        welcome: welcome? praise? hail? applaud? greet?
        doubt: doubt? sceptical? skeptical? question? unlikely? unconvinced?
        unclear: unclear? not_clear unknown? uncertain? open? undetermined?
        refuse: refuse? decline? reject? turn_down turned_down
        approve-not: reject? vote_down voted_down defeat?
        show: show? exhibit? display? present? reveal? demonstrate? exhibition?
        use: use? consume? need? require? take? consumption? usage?
        need: need? require? must? have_to has_to had_to necessary? necessity?
        compulsory: compulsory? mandatory? obligatory? required? obligation?
        count: count? record? register? report? number? tally? log? measure? document?
        patient: patient? sick? ill? infected? case? people? person?
        hospital: hospital? clinic? ward? hospitalise? hospitalize?
        doctor: doctor? physician? medic? pediatrician? paediatrician? surgeon?
        child: child? children? pupil? kid? minor? student? youngster?
        woman: woman? women? female? mother? lady? / man? men? male? father? gentleman?
        researcher: researcher? study? scientist? research? scholar? expert? university? academic? scholars? studied?
        expert: expert? specialist? analyst? economist? scientist?
        inquiry: inquiry? investigation? probe? investigate? examine? review? look_into audit? inspection? inspect?
        talks: talk? negotiation? negotiate? meeting? discussion? discuss? dialogue? summit? round? meet? met? conference?
        agreement: agreement? deal? accord? agree? pact? treaty? contract? settlement? settle? compromise? breakthrough?
        countries: country? countries? nation? state? sides? parties? neighbour? neighbor? governments? side? both? land?
        mediator: mediate? mediator? broker? intermediary?
        ready: ready? willing? prepared? open? still? remain?
        still: still? remain? yet? continue? unchanged? stay? keep? kept? so_far until_now
        gap: gap? difference? distance? divide?
        finish: finish? complete? completion? completed? done? ready? built?
        build: build? built? construct? construction? erect? create? factory? work?
        factory: factory? plant? works? site? mill? facility? workshop?
        produce: produce? production? make? made? output? manufacture? generate? deliver? supply? provide?
        buy: buy? bought? acquire? purchase? take_over acquisition? takeover?
        sell: sell? sold? sale? divest?
        pay: pay? paid? cost? contribute? spend? spent? give? provide? fund? finance? grant? foot_bill price? payment? subsidy? subsidise? subsidize?
        cost: cost? price? worth? expensive? value? valued? bill? expense? charge?
        profit: profit? earnings? surplus? income? gain?
        loss: loss? deficit? shortfall? red?
        shares: share? stock?
        level: level? high? point? mark?
        pull-out: withdraw? withdrew? withdrawn? pull_out pulled_out abandon? drop? dropped? scrap? give_up gave_up shelve? back_out
        begin: begin? began? begun? start? launch? open? commence? from? as_of get_under_way go_into_effect take_effect effective?
        end: end? finish? conclude? close? stop? over? expire? final?
        happen: happen? occur? take_place took_place come? came? collapse? strike?
        collapse: collapse? cave_in give_way gave_way fall_in
        rescue: rescue? save? free? reach? recover? bring? brought? bring_up
        surface: surface? above_ground up?
        underground: below? underground? underneath? down? inside?
        visit: visit? go_to travel? come_to trip? tour?
        fans: crowd? spectator? fan? audience? watch? attend? attendance? viewer?
        match: match? game? fixture? play? meet? face? encounter? take_on
        win: win? won? beat? beaten? defeat? victory? overcome? overcame? triumph? prevail? advance? reach? edge?
        out: knocked_out knock_out go_out went_out eliminate? exit? out? crash_out
        goal: goal? score? scored? net? equalise? equalize? header? head? strike? convert?
        team: team? side? club? squad? players?
        coach: coach? manager? trainer?
        sent-off: sent_off send_off dismiss? red_card second_yellow
        insured: insure? insurance? worth? valued?
        believe: believe? think? thought? assume? suspect? presume? consider? suppose?
        steal: steal? stole? stolen? theft? rob? robbery? thief? loot?
        town: town? city? municipality? village? community? place? local?
        mayor: mayor? town_hall city_hall
        area: area? region? district? zone? part? neighbourhood? neighborhood? coast?
        road: road? street? motorway? highway? route?
        house: house? home? building? flat? apartment? property? dwelling?
        school: school? classroom? pupil? teacher?
        money: money? funds? cash? sum? amount? payment?
        money-back: compensation? damages? refund? reimburse? reimbursement?
        large: large? big? huge? major? great? vast? massive? enormous? significant?
        small: small? little? minor? tiny? slight? modest?
        first: first? initial? initially? maiden?
        later: later? after? afterwards? then? subsequently? following?
        since: since? from? after? as_of
        until: until? till? by? through?
        about: about? around? some? roughly? nearly? approximately? almost? estimated? close_to
        several: several? some? a_number various? multiple? many? numerous?
        each: each? every? per? a_day daily? day? / weekly? week? a_week / monthly? month? a_month / yearly? annually? annual? year? a_year
        also: also? too? as_well likewise? additionally? moreover? besides? both?
        opposition: opposition? opponent? rival?
        rival: rival? competitor? competing? opponent?
        danger: danger? dangerous? risk? threat? threaten? critical? life_threatening hazard? hazardous? peril?
        safe: safe? safely? harmless? secure?
        quick: quick? quickly? fast? rapid? rapidly? swift? swiftly? immediately? at_once soon? promptly?
        slow: slow? slowly? late? belated? sluggish?
        rain: rain? rainfall? downpour? wet? shower?
        storm: storm? hurricane? gale? gust? wind? tempest?
        flood: flood? flooding? inundate? high_water
        fire: fire? blaze? flame? burn? inferno? burnt?
        quake: earthquake? quake? tremor? temblor?
        protest: protest? demonstrate? demonstration? rally? march? demonstrator? protester? take_to_streets
        petition: petition? sign? signature? signatory?
        group: group? organisation? organization? association? federation? body? alliance?
        customer: customer? client? consumer? shopper? buyer?
        passenger: passenger? traveller? traveler? commuter? rider? user?
        carry: carry? transport? bring? deliver? ship? take? took? haul?
        weapon: weapon? gun? arms? firearm?
        attack: attack? assault? raid? strike? bombard? shell?
        kill: kill? shoot_dead shot_dead murder? slay?
        arrest: arrest? detain? take_into_custody apprehend? hold? held? detention?
        release: release? free? let_go set_free
        suspect: suspect? suspected? alleged? allegedly? accused?
        flee: flee? fled? escape? run_away leave? left? get_away
        arrive: arrive? arrival? reach? come? came? land? get_to
        give: give? gave? given? hand? provide? grant? offer? present? donate? supply? award?
        receive: receive? get? got? obtain? win? collect? gain? accept?
        keep: keep? kept? retain? maintain? preserve? hold? stay? remain? continue?
        help: help? assist? aid? support? assistance? relief?
        try: try? tried? attempt? seek? effort? bid?
        mean: mean? meaning? so_that therefore? thus?
        problem: problem? trouble? difficulty? issue? fault? defect? failure? crack? flaw?
        apologise: apologise? apologize? apology? sorry? regret?
        thank: thank? grateful? gratitude? praise?
        share-of: percent? per_cent proportion? rate? share?
        young: young? younger? under? below? / old? older? aged? elderly? over?
        less-than: less? fewer? lower? below? under? / more? over? above? exceed? exceeding? higher? greater? at_least
        own: own? possess? belong? owner? hold? held?
        allow: allow? permit? let? may? can? authorise? authorize? able? entitle? free_to
        ban: ban? forbid? forbidden? prohibit? outlaw? bar? ban_on
        publish: publish? release? issue? print? report? poll? survey? study?
        survey: poll? survey? questionnaire? opinion_poll find? found?
        known: known? famous? well_known recognised? recognized?
        move: move? shift? transfer? relocate? carry? bring? brought? get? got?
        work: work? labour? labor? job? operate? operation? employ?
        water: water? reservoir? lake? river?
        fill: fill? flood? store?
        repay: restore? restoration? repair? renovate? renovation?
        expensive: expensive? costly? high_cost high? / cheap? inexpensive? low_cost
        year: year? annual? annually? yearly? twelve_months
        half: half? fifty_percent
        quarter: quarter? three_months
        third-of: two_thirds / one_third a_third
        early: early? earlier? before? previously?
        spokesman: spokesman? spokeswoman? spokesperson? speaker?
        wife: wife? husband? spouse? partner? married?
        relative: relative? family? families? relation? kin?
        boost: boost? strengthen? improve? improvement? enhance? better? increase?
        weak: weaken? weak? fall? fell? fallen? lose? lost?
        border: border? frontier? boundary?
        sign: sign? conclude? seal? signed?
        investor: investor? shareholder? stockholder?
        leave: leave? left? depart? quit? exit? go? went? withdraw?
        remain: remain? stay? be_left left_behind
        worried: worry? worried? concern? concerned? fear? afraid? anxious?
        angry: angry? anger? outrage? furious? fury?
        weapon-test: test? trial? experiment? launch?
        lend: lend? lent? loan? borrow?
        sue: sue? sued? suing? lawsuit? suit? take_to_court took_to_court go_to_court
        steer: steer? drive? drove? driven? navigate? pilot? sail?
        birth: birth? born? deliver? maternity?
        born: born? birth?
        whale: whale? animal? creature? species?
        decade: decade? ten_years
        call: call? named? name? describe? dub? term? label? refer?
        money-for: money? funding? funds? fund? finance? financing?
        usual: usual? normal? ordinary? typical? regular? common? average? standard? everyday?
        free: free? free_of_charge gratis? at_no_cost for_nothing
        ground: ground? grounded? take_out_of_service took_out_of_service
        competitor: rival? competitor? competing?
        risk: risk? at_risk danger? in_danger
        nationwide: national? nationwide? countrywide? across_the_country
        injured: hurt? injured? wounded? injuries?
        book: book? volume? novel? hymn_book / newspaper? paper?
        map: map? chart? plan?
        meal: food? meal? provisions?
        job-loss: lay_off dismiss? redundancy? fire? sack? cut_job job_cut
        sport-injury: injure? injury? hurt? knee? ankle?
        """;
}
