using System.Collections.Frozen;

namespace DigestBot.Core.Summaries.Grounding;

/// <summary>English words of no subject of their own, with which anything may be told in other words.</summary>
/// <remarks>One of them in the place of another says little against a sentence; what is rarer names something, and has to be in the articles.</remarks>
internal static class SubjectlessWords
{
    private const string List = """
        accompany account achieve act address adjust affect aim amount appear apply approach argue arrange arrive assess assign assume assure attach attend attract avoid await base bear become belong bid block board bond born bother brand
        break brief bring broad broaden call calm capable care carry case catch cause cease challenge chance change characterise charge check choose circumstance cite clarify clash clear collect combine come comment commit common compare compete compile
        complain complete comply comprise concede concern condition conduct confront connect consequence consider consist constitute contact contain content contribute control convene convince cope count cover create current deal debate decade decide dedicate deem
        define degree delay demand depend describe deserve design despite destine detail determine develop differ direct discover discuss display distribute divide document doubt draw drive due earn effect effort emerge emphasise employ enable encourage
        encounter endanger endure engage enjoy ensure enter entire environment equip escape establish estimate evaluate event evidence examine example excessive exclude execute exist expand expel experience explain explore express extend extra face facilitate
        fact factor fail familiar feature feel field figure file final finance find fit fix flow focus follow force form former forward foundation frame free freeze fresh function fund funding further future gather general generate get give go goal ground
        group guarantee guide handle hand happen hard head hear heavy highlight hit hold host idea identify illustrate imagine impact implement importance important impose improve include indicate individual influence inform initial initiate injure insist
        inspect instal install instance institute instruct intend intense intensify interest interpret introduce invest investigate invite involve issue item join judge justify keep key know lack largely last launch lay lead leading lean learn leave lend
        length let lie lift light likewise limit link list live loan locate lock long look lot maintain major make manage mark match material matter mean measure meet mention merge method mind mistake mix modify monitor mount move name nature necessary need
        nominate note notice notify number observe obtain occasion occupy occur offer official operate opinion opportunity option order organise outcome outline outlook outset overall oversee owe own part participate partly pass past pause pay perform period
        personal persuade pick picture piece place plan play point pose position possess possibility potential practice prefer prepare presence present preserve press pressure presumably prevent previous primarily principle prior proceed process produce
        progress project promote prompt proper proportion propose prospect protect prove provide publicly pull pursue push put question raise range rank rapid rate reach react read ready realise reality reason rebuild recall receive recent recognise recommend
        reconsider record recover refer reflect regard regarding region register regret reinforce relate relatively release rely remain remark remember remind remove render renew repeat replace reply report represent request require rescue research reserve
        reside respond response rest restrict result resume retain retire return reveal reverse review revise reward role room round run satisfy save say scale scene schedule scheme score search secure see seek seem select send sense separate series
        serious serve service session set settle severe shape share shift show side sign significant similar single situation size solution solve sort sound source speak specific specify spend split spot spread stage stand standard start state statement
        station status stay steer step stick stop store strategy stress stretch strict strong structure struggle submit substantial succeed sue sued suing sues suffer suggest suit summon supply support suppose sure surround survey survive suspect sustain switch tackle
        take talk target task tell tend term test text theme thing think threaten throw tie time title together top total touch tour toward track trace train transfer transform translate transport treat treatment trend trigger trip trust try turn type undergo
        understand undertake unit unveil update urge use usual utter valid value vary version view vital voice wait walk want warn waste watch way weigh widely widespread witness word work worry worth write yield approximately additional
        """;

    private static readonly FrozenSet<string> Words = List.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();

    public static bool Contains(PassageWord word) =>
        word.Senses.Count > 0 || IrregularForms.IsKnown(word.Folded) || Words.Contains(word.Folded) || Bases(word.Folded).Any(Words.Contains);

    private static IEnumerable<string> Bases(string word)
    {
        foreach (var ending in (string[])["s", "es", "ed", "d", "ing", "ly"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length];
                yield return stem;
                yield return stem + "e";
                if (stem[^1] == stem[^2])
                {
                    yield return stem[..^1];
                }
            }
        }

        if (word.EndsWith("ied", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return word[..^3] + "y";
        }
    }
}
