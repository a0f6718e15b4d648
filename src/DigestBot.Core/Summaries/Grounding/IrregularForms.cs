using System.Collections.Frozen;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>English forms that no ending explains: "woke" and "woken".</summary>
internal static class IrregularForms
{
    private const string Verbs = """
        wake woke woken|break broke broken|bring brought|build built|catch caught|choose chose chosen|come came|drive drove driven|eat ate eaten|feed fed|feel felt|fight fought|fly flew flown
        forget forgot forgotten|freeze froze frozen|give gave given|go went gone|hold held|keep kept|know knew known|lead led|leave left|lend lent|meet met|pay paid|ride rode ridden|run ran|see saw seen
        seek sought|send sent|shake shook shaken|shoot shot|speak spoke spoken|spend spent|stand stood|steal stole stolen|stick stuck|strike struck|swim swam swum|take took taken|teach taught|tear tore torn
        think thought|throw threw thrown|wear wore worn|write wrote written|hear heard|hide hid hidden|make made|draw drew drawn|become became|begin began begun|bear bore born|bend bent|bite bit bitten|blow blew blown
        burn burnt|buy bought|deal dealt|dig dug|drink drank drunk|fall fell fallen|find found|flee fled|grow grew grown|hang hung|lay laid|lie lay lain|lose lost|mean meant|rise rose risen|say said|sell sold|sing sang sung
        sink sank sunk|sit sat|sleep slept|slide slid|swear swore sworn|sweep swept|swing swung|tell told|understand understood|win won|withdraw withdrew withdrawn|man men|woman women|child children|person people
        """;

    private static readonly FrozenDictionary<string, string> Base = Verbs.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .SelectMany(forms => forms.Select(form => (Form: form, Of: forms[0])))
        .DistinctBy(pair => pair.Form)
        .ToFrozenDictionary(pair => pair.Form, pair => pair.Of);

    public static bool AreOne(string one, string other) => BaseOf(one) is { } first && first == BaseOf(other);

    public static bool IsNoun(string form) => form is "man" or "men" or "woman" or "women" or "child" or "children" or "person" or "people";

    public static bool IsKnown(string form) => BaseOf(form) is not null;

    private static string? BaseOf(string form) =>
        Base.GetValueOrDefault(form) ?? (form.EndsWith('s') ? Base.GetValueOrDefault(form[..^1]) : form.EndsWith("ing", StringComparison.Ordinal) ? Base.GetValueOrDefault(form[..^3]) ?? Base.GetValueOrDefault(form[..^3] + "e") : null);
}
