namespace DigestBot.Core.Text;

public sealed partial class StopWords
{
    // Function words, auxiliaries, the verbs of saying that every report has, and titles before names. "First", "last", "one",
    // "two" and "new" stay out of the English list: in headlines they carry facts.
    private static Dictionary<string, string> Lists() => new()
    {
        ["en"] = """
            a about above across after again against ago all almost along already also although always am amid among an and another any anyone
            anything are aren't around as at away back be became because become been before began behind being below between both but by came can
            can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever every
            few for from further get gets getting give given go goes going gone got had hadn't has hasn't have haven't having he he's her here hers
            herself him himself his how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just keep kept know least less let
            like likely made make makes making many may maybe me might mine more most mr mrs ms much must my myself near need neither never no nor not
            nothing now of off often on once only onto or other others our ours out over own per perhaps put rather really said same saw say saying says
            see seen she she's should shouldn't since so some someone something soon still such take taken takes tell than that that's the their them
            themselves then there there's these they they're this those though through thus to together told too took toward towards under until up upon
            us use used using very via want was wasn't way we we're we've well went were weren't what what's when where whether which while who who's
            whole whom whose why will with within without won't would wouldn't yet you you're your yours dr
            """,
        ["de"] = """
            ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus ausserdem bei beim bereits bin bis bisher
            bist da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darf darin darüber darum das dass dazu dein deine dem den denn
            dennoch der deren des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch dürfen ebenfalls eben ein eine einem einen
            einer eines einige einigen einiger er erst es etwa etwas euch euer für gab gegen geht gibt gewesen habe haben hat hatte hatten hätte hätten hier
            hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kam kann
            kein keine keinem keinen keiner können könnte könnten lassen laut lässt mal man mehr mein meine mich mir mit muss müssen nach nachdem nicht nichts noch
            nun nur ob oder ohne sagt sagte sagten schon sei seien sein seine seinem seinen seiner seines seit selbst sich sie sind so sogar solche
            soll sollen sollte sollten sondern sowie statt über um und uns unser unsere unter viel viele vielen vom von vor war waren warum was weder weil
            weiter weitere weiteren welche welcher welches wenn wer werde werden weshalb wie wieder will wir wird wo wobei wollen wollte worden wurde wurden
            während würde würden zu zudem zum zur zwar zwischen
            """,
        ["fr"] = """
            a à afin ai ainsi alors après as au aucun aucune aujourd'hui auquel aura aurait aussi autre autres aux avaient avait avant avec avoir ayant
            c'est car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez comme comment contre d'un d'une dans de depuis des
            désormais deux devant devrait dire dit dix doit donc dont du elle elles en encore entre est et étaient était étant été être eu eux
            fait faire fois font fut hors il ils j'ai jamais je l'on la laquelle le lequel les leur leurs lors lorsque lui ma mais malgré me même mêmes mes
            mettre moi moins mon n'a n'est ne ni non nos notamment notre nous on ont ou où par parce pas pendant peu peut peuvent plus plusieurs
            plutôt pour pourquoi pourrait près puis puisque qu'il qu'elle qu'ils qu'un qu'une quand que quel quelle quelles quelque quelques quels qui quoi s'est sa sans
            sauf se selon sera serait ses si sinon soit son sont sous souvent sur ta tandis tant te tel telle tes toi ton toujours tous tout toute toutes
            très trop tu un une vers voici voilà vos votre vous y
            """,
        ["es"] = """
            a acá ahí al algo alguien algún alguna algunas algunos allí ante antes aquel aquella aquellas aquellos aquí así aún aunque bajo bien cabe
            cada casi como cómo con contra cual cuál cuales cualquier cuando cuándo cuanto de debe deben del desde después dice dicho dijo dijeron donde dónde
            durante e el él ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos está están estaba estaban estar este esta estas
            esto estos estuvo fin fue fueron fuera ha haber había habían habrá han hace hacer hacia hasta hay haya he hecho hizo hoy incluso
            la las le les lo los luego más me mediante mejor menos mi mientras misma mismo mucha muchas mucho muchos muy nada ni ningún ninguna no nos nosotros
            nuestra nuestro nunca o os otra otras otro otros para pero poco por porque pues puede pueden pudo que qué quien quién quienes quiere se sea sean según
            ser será serán sería si sí sido siempre sin sino sobre sólo solo son su sus también tampoco tan tanto te tener tenía tiene tienen toda todas todavía
            todo todos tras tu tuvo un una unas uno unos usted va van varias varios ya yo
            """,
        ["it"] = """
            a abbiamo ad agli ai al alcune alcuni alla alle allo allora altra altre altri altro anche ancora aveva avere avrebbe c'è che chi ci ciò
            come con contro così cui da dagli dai dal dalla dalle dallo degli dei del della delle dello deve di dopo dove due durante e è ed era
            erano essere fa fare fatto fino fra gli ha hanno i il in infatti invece io l'ha la le lei li lo loro lui ma mentre mi mio molto ne negli
            nei nel nella nelle nello no noi non nostra nostro o ogni oggi oltre per perché però più poi prima proprio può quale quando quanto quasi quella
            quelle quelli quello questa queste questi questo qui quindi sarà sarebbe se secondo sempre senza si sia solo sono sotto sta stata
            state stati stato su sua sue sugli sui sul sulla sulle suo suoi tra tutta tutte tutti tutto un una uno verso vi
            """,
        ["pt"] = """
            a à ainda além algo alguma algumas alguns ambos ante antes ao aos apenas após aquela aquele aquilo as às assim até bem cada com como
            contra da das de dela dele deles depois desde dessa desse desta deste deve disse dizer do dos durante e é ela elas ele eles em enquanto
            entre era eram essa esse esses esta está estão estar estava este estes eu faz fazer foi foram há isso isto já la lhe lo mais mas me mesma mesmo
            meu minha muito muitos na nada não nas nem nenhum nessa nesse nesta neste no nos nós nossa nosso num numa nunca o onde os ou outra outras
            outro outros para pela pelas pelo pelos pode podem por porque pouco qual quando quanto que quem são se segundo sem sempre ser será seria
            seu seus sim sob sobre sua suas também tanto tem têm tempo ter tinha toda todas todo todos tudo um uma umas uns vai você vocês
            """,
        ["nl"] = """
            aan achter al alle alleen als altijd ander andere anderen bij binnen boven daar daarna daarom dan dat de deze die dit doen door dus een eens
            elk elke en enkele er erg eigen geen gaan gaat haar had hadden heb hebben heeft heel hem het hier hij hoe hun ik in is ja je jij jullie kan komen
            kon konden kunnen kwam maar me meer men met mij mijn moet moeten mogelijk na naar naast niet niets nog nu of om omdat onder ons ook op over sinds
            te tegen ten ter terwijl toch toen tot tijdens tussen uit uw van vanaf vandaag veel verder volgens voor vooral waar waarom wat we wel welke werd
            werden wie wij wil willen worden wordt zal ze zei zeer zelf zich zij zijn zo zoals zonder zou zouden zullen
            """,
        ["ru"] = """
            а без более больше будет будут бы был была были было быть в вам вас во вот все всего всех всё вы где да даже для до его ее её ей если
            есть ещё еще же за здесь и из или им их к как когда кого которая которого которой которые который которых кто ли между меня мне много может можно
            мы на над надо нас наш не него нее неё нет них но ну о об один однако он она они оно от отметил очень под после по потом потому почти при про
            раз с сам свои своих себя сейчас сказал сказала со сообщает сообщил так также такой там те тем то того тоже той только том тот тогда ту ты у уже хотя
            чего чем через что чтобы эта эти этих это этого этой этом этот я
            """,
        ["ar"] = """
            في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين أن ان إن كان كانت يكون تكون قد لقد لا ما لم لن ليس ليست كما حيث بعد قبل بين
            عند عندما منذ حتى كل بعض غير أو او ثم أي اي هو هي هم نحن أنا وقد ولا وهو وهي وفي ومن وكان وكانت وقال قال قالت وقالت وأن وأضاف أضاف أكد وأكد
            خلال ضد حول لدى أمام تحت فوق فيه فيها منه منها عليه عليها له لها لهم به بها بهم إذا اذا لكن ولكن بل أيضا ايضا أكثر عدد وذلك التى الى
            """,
    };
}
