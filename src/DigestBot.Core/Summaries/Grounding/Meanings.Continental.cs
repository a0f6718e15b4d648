namespace DigestBot.Core.Summaries.Grounding;

internal sealed partial class Meanings
{
    // German, French and Spanish, shorter: what is said of a thing and what is its contrary. "*" stands for any ending.
    private const string Continental = """
        trend!: steig* stieg* gestieg* erhöh* zunahm* zugenomm* wuchs* gewachs* wachs* mehr? augment* hausse? progress* crû* subir* subió subieron sube aument* crec* más? / fall? fällt fiel* gefall* sank* sink* gesunk* senk* gesenk* abnahm* weniger? baiss* diminu* recul* chut* moins? baja* bajó caer cayó cae cayeron disminu* reduc* menos?
        outcome!: gewinn* gewann* gewonn* sieg* gagn* remport* victoire* ganar* ganó gana ganaron victoria* / verlier* verlor* niederlage* perd* défaite* perdi* derrot* / unentschieden* nul? empat*
        answer!: annahm* angenomm* zustimm* stimmte_zu begrüß* befürwort* akzept* accept* approuv* salu* acept* aprob* apoy* acog* / ablehn* lehnt* abgelehnt* verwarf* kritisier* refus* rejet* critiqu* rechaz* neg* critic* opon* opus*
        permit!: erlaub* genehmig* zulass* zugelass* autoris* permet* permis* autoriz* permit* / verbiet* verbot* verboten* untersag* interdi* prohib* 
        side@: für? pour? / gegen contre contra
        open!: öffn* geöffnet* wiedereröffn* rouvr* rouvert* ouvr* ouvert* abr* abiert* reab* / schließ* schloss* geschloss* sperr* gesperrt* ferm* fermé* cerr*
        custody!: festgenomm* nahm_fest verhaft* arrêt* interpell* deten* detuv* arrest* / freigelass* ließ_frei libér* liber*
        verdict!: verurteil* schuldig condamn* coupable conden* culpable / freigesproch* freispr* unschuld* acquitt* relax* innocent* absuel* absolv* inocent*
        protest!: lobt* gelobt* begrüß*? verteidig*? dankt* bedank* salu*? félicit* défend*? elogi* celebr*? agradec* felicit* / kritisier* kritik*? bemängel* beklag* tadel* dénonc* critiqu*? reproch*? accus* critic*? denunci*? lament*? acus*
        success!: gelang* gelung* erfolgreich* réuss* succès lograr* logró consigui* éxito / scheiter* gescheiter* misslang* misslung* échou* échec* fracas*
        employ!: eingestellt*? einstell*? ernannt*? embauch*? recrut*? nomm*? contrat*? / entlass*? entließ*? kündig*? gekündigt*? licenci*? renvoy*? despid*? despedi*?
        office-change!: ernannt*? nomm*? élu? élue? nombr*? / zurückgetret* rücktritt* trat_zurück démission* dimit* dimis*
        damage!: reparier*? reparatur*? repar*? répar*? saniert*? restaur*? / beschädig*? zerstör*? endommag*? détrui*? dañ*? destru*? destroz*?
        delay!: verschob*? verschieb*? verzöger*? später? retard*? repouss*? aplaz*? retras*? / vorgezog*? früher? avancé? avancée? adelant*?
        cancel!: abgesagt* absag*? abgebroch*? gestrich*? annul* abandonn*? cancel* / stattfind*? stattfand*? maintenu? maintenue? mantien*?
        price!: teuer* teurer* cher? chère? caro? cara? / billig* günstig* barato? barata? moins_cher
        double!: doppelt* verdoppel* zweimal? doubl* doble? duplic* / halbier* halb? halbe? halber? moitié? mitad?
        speed!: schnell* rapid* vite? rápid* / langsam* lent? lente? lentement?
        weight!: schwer? schwerer? lourd? lourde? pesado? / leicht? leichter? léger? légère? ligero?
        season!: frühjahr? frühling? printemps? primavera? / sommer? verano? / herbst? automne? otoño? / winter? hiver? invierno?
        part-of-day!: vormittag? matin? matinée? / nachmittag? / abend? soir? soirée? / nacht? nuit? noche?
        truth!: bestätig* zugab? zugegeben? eingeräumt* gestand* gesteh* confirm* avou* reconnu* reconnaî* reconnaiss* admi* confes* reconoc* / bestritt* bestreit* dementier* leugn* dément* nié nient conteste contestent contestait réfut* desmint* desmient*
        begin!: begann* beginn* begonn* startet* anfang* commenc* début* empez* empiez* comenz* comien* / end? ende? endet* beend* aufhör* termin* finit fini? fin? acab* finaliz*
        trade!: kauf* gekauft* erwarb* erwerb* acheté* achat* achèt* compr* adquir* / verkauf* vend* vent? vendu* vendi* venta*
        life!: starb* gestorb* sterb* tot tote toten töt* getötet* mort* mour* décéd* tué* muer* murió murieron falleci* / verletz* blessé* bless* herid* / überleb* unverletzt* surviv* sobreviv*
        support!: unterstütz* befürwort* soutien* souten* apoy* respald* / bekämpf* widersprach* oppos* opon* opus* rechaz*
        weather!: warm* heiß* chaud* cálid* calur* / kalt* kühl* froid* frí*
        compass!: nord? nördlich* norden nord-* norte nord / süd? südlich* süden sud sur / ost? östlich* osten est? este? / west? westlich* westen ouest oeste
        peak!: höchst* größt* meist? plus_grand* mayor? máxim* / niedrigst* kleinst* plus_petit* menor? mínim*
        when@: vor? avant antes / nach? après después
        quantity@: alle? allen? sämtlich* gesamte* ganze? ganzen? entier? entière? entero? entera? jede? tous? toutes? todos? todas? / einige? manche? quelques? certain? certains? algunos? algunas? / wenige peu? pocos? pocas? / meisten? plupart mayoría / hälfte moitié mitad
        offices!: bildungsminister* / finanzminister* / innenminister* / außenminister* / gesundheitsminister* / verkehrsminister* / ministerpräsident* / bürgermeister* oberbürgermeister* maire? alcald* / präsident* président* president? presidenta? / kanzler* / gouverneur* / premier_ministre? primer_ministro?
        ask: forder* forderung* verlang* réclam* demand* exig* exige* pid* piden reclam*
        go: geh* ging* reis* fahr* fuhr* besuch* rendr* rend* rendu* ira? aller? visit* viaj* ir? irá?
        decide: beschloss* beschließ* entschied* stimmt* stimmen? votier* vot* adopt* décid* decid* aprob*
        opposed: gegen? ablehn* lehn* oppos* opon* rechaz* contre? contra?
        stop-work: streik* grève? huelga* cess* arrêt* arbeit_nieder par*
        say: sagt* erklär* teilt* kündig* meldet* laut? zufolge angaben? dit? déclar* affirm* annonc* selon? dij* anunci* afirm* según?
        build: bau* errich* constru* build*
        cost: kost* koste* coût* cout* cuest* cost*
        hold-out: bleib* weiterhin noch? reste* toujours sigue* todavía aún
        begin-in: ab? seit? dès? depuis? desde? a_partir
        win-award: gewann* erhielt* bekam* remport* obten* obtuv* gan*
        wish: will? woll* möcht* plant* plan* veut veul* souhait* prévoi* quier* quer* plane*
        fear: fürcht* sorg* crain* tem* miedo
        more-than: mehr_als über? plus_de más_de / weniger_als unter? moins_de menos_de
        """;
}
