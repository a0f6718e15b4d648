using DigestBot.Core.Text;

namespace DigestBot.Core.Digests.Updates;

/// <summary>A way in which an event goes on or ends, as headlines say it has happened.</summary>
/// <param name="name">What readers are told: "called off".</param>
/// <param name="phrases">In all languages, commas between.</param>
internal sealed class Outcome(string name, params string[] phrases)
{
    /// <summary>The gravest first: a report that tells of two is told by the first.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
    [
        new("found", "found alive, found safe, found dead, found unharmed", "lebend gefunden, tot gefunden, tot aufgefunden, unversehrt gefunden", "retrouvé vivant, retrouvée vivante, retrouvé mort, retrouvée morte", "hallado vivo, hallada viva, hallado muerto, hallada muerta, encontrado vivo, encontrado muerto"),
        new("freed", "freed, released, set free", "freigelassen, freigekommen, befreit", "libéré, libérée, libérés, libérées", "liberado, liberada, liberados, liberadas, en libertad"),
        new("resigned", "resigns, resigned, steps down, stepped down, quits", "zurückgetreten, tritt zurück", "démissionne, démissionné, démission du, démission de la", "dimite, dimitió, renuncia"),
        new("acquitted", "acquitted, cleared of, found not guilty", "freigesprochen, freispruch", "acquitté, acquittée, relaxé, relaxée", "absuelto, absuelta, absueltos"),
        new("found guilty", "found guilty, convicted", "schuldig gesprochen", "reconnu coupable, reconnue coupable", "declarado culpable, declarada culpable, hallado culpable"),
        new("sentenced", "sentenced, jailed", "verurteilt", "condamné, condamnée, condamnés", "condenado, condenada, condenados"),
        new("charged", "charged, indicted", "angeklagt, anklage erhoben", "inculpé, inculpée, mis en examen, mise en examen", "imputado, imputada, procesado, procesada"),
        new("called off", "called off, calls off, cancelled, canceled, cancels, scrapped", "abgesagt", "annulé, annulée, annulés, annulées, annule", "cancelado, cancelada, cancelados, cancelan, suspendido, suspendida"),
        new("postponed", "postponed, postpones, put off until", "verschoben, vertagt", "reporté, reportée, reportés, ajourné, ajournée", "aplazado, aplazada, aplazan, pospuesto, pospuesta"),
        new("rejected", "rejects, rejected, turns down, turned down, votes down, voted down", "lehnt ab, lehnen ab, abgelehnt, lehnt", "rejette, rejettent, rejeté, rejetée", "rechaza, rechazan, rechazado, rechazada"),
        new("agreed", "deal reached, agreement reached, reach deal, reaches deal, reached deal, reach agreement, reaches agreement, reached agreement, strike deal, strikes deal, agree deal, agree on, agrees on, agree to, agrees to", "einigung, einigen sich, geeinigt", "accord trouvé, accord conclu, trouvent un accord, parviennent à un accord, accord signé", "acuerdo alcanzado, alcanzan un acuerdo, llegan a un acuerdo, acuerdan, logran un acuerdo"),
        new("approved", "approves, approve, approved, passes bill, passes law, backs", "gebilligt, verabschiedet, beschlossen, stimmt zu", "adopté, adoptée, adopte, approuve, approuvé, approuvée", "aprueba, aprueban, aprobado, aprobada"),
        new("signed", "signs, signed", "unterzeichnet, unterschrieben", "signé, signée, signent", "firman, firmado, firmada"),
        new("answered", "has answered, answers, responds, responded, replies, replied", "antwortet, geantwortet", "répond à, a répondu", "responde, respondió"),
        new("over", "ends, ended, is over, comes to an end", "beendet, endet, zu ende", "prend fin, a pris fin, terminé, terminée, fin de la grève", "termina, terminó, finaliza, fin de la huelga"),
        new("under control", "under control, contained, extinguished, put out", "gelöscht, unter kontrolle", "maîtrisé, éteint, sous contrôle", "controlado, extinguido, bajo control"),
        new("reopened", "reopens, reopened", "wieder geöffnet, wiedereröffnet", "rouvre, rouvert, rouverte", "reabre, reabierto, reabierta"),
    ];

    /// <summary>In a reader's words.</summary>
    public string Name => name;

    /// <summary>Each as its folded words.</summary>
    public IReadOnlyList<string[]> Phrases { get; } = [.. phrases.SelectMany(list => list.Split(", ")).Select(phrase => phrase.Split(' ').Select(WordFolder.Fold).ToArray())];
}
