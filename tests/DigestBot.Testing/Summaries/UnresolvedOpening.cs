using DigestBot.Core.Text;

namespace DigestBot.Testing.Summaries;

/// <summary>Whether an English sentence begins with what only the sentence before it would resolve: a pronoun, or a word that connects.</summary>
/// <remarks>
/// Counted by word lists of its own, wider than the summarizer's: its first word, its first words together, and a pronoun as the subject of its first
/// clause before any name. Quotations do not count: who is quoted may say "he".
/// </remarks>
public static class UnresolvedOpening
{
    private const int WordsBeforeSubject = 9;

    private static readonly HashSet<string> FirstWords = Words(
        "he she it they we i you his her its their our my your him them us this that these those such himself herself itself themselves one's "
        + "and but or nor so yet also however moreover furthermore nevertheless nonetheless therefore thus hence consequently accordingly meanwhile besides instead likewise similarly otherwise still then "
        + "too either neither both another others afterwards afterward later earlier thereafter there here indeed again rather else conversely additionally finally lastly secondly thirdly plus");

    private static readonly string[] FirstPhrases =
    [
        "in addition", "as well", "as a result", "as such", "for example", "for instance", "for that", "in contrast", "by contrast", "in turn", "in that", "in this", "in fact", "on the other hand", "at the same time", "at that", "at this point", "after that",
        "after this", "before that", "since then", "until then", "by then", "even so", "even then", "because of this", "because of that", "despite this", "despite that", "with this", "with that", "that's why", "what's more", "the same", "the former", "the latter", "the two ",
        "the move ", "the decision ", "the incident ", "the announcement ", "some of them", "one of them", "most of them", "many of them", "all of them", "none of them", "according to him", "according to her", "according to them", "like him", "like her", "on top of that", "not only that",
    ];

    /// <summary>Openings that look alike and say by themselves when or what.</summary>
    private static readonly string[] Resolved = ["this week", "this month", "this year", "this morning", "this weekend", "this summer", "this winter", "this spring", "this autumn", "this fall", "earlier this", "later this", "earlier monday", "earlier tuesday", "earlier wednesday", "earlier thursday", "earlier friday", "earlier saturday", "earlier sunday", "there are", "there's", "there is", "there were", "there was", "there have", "both sides", "both houses"];

    private static readonly HashSet<string> Subjects = Words("he she they");

    private static readonly HashSet<string> Days = Words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december");

    public static bool Is(string sentence)
    {
        var said = WithoutQuotations(sentence.Replace('’', '\'')).TrimStart(' ', ',', '-', '–', '—', '.');
        var lower = said.ToLowerInvariant();
        if (Array.Exists(Resolved, lower.StartsWith))
        {
            return false;
        }

        if (Array.Exists(FirstPhrases, lower.StartsWith))
        {
            return true;
        }

        var words = 0;
        foreach (var token in Tokenizer.Tokens(said))
        {
            var word = token.In(lower).ToString();
            var stem = word.Split('\'')[0];
            if (words == 0 && FirstWords.Contains(stem))
            {
                return true;
            }

            if ((words > 0 && char.IsUpper(said[token.Start]) && !Days.Contains(word)) || ++words > WordsBeforeSubject)
            {
                return false;
            }

            if (Subjects.Contains(stem))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutQuotations(string sentence)
    {
        var inside = false;
        var said = string.Concat(sentence.Where(c =>
        {
            var mark = c is '"' or '“' or '”';
            inside = mark ? c is '“' || (c is '"' && !inside) : inside;
            return !mark && !inside;
        }));

        // Nothing but a quotation: its own words have to stand alone.
        return said.Any(char.IsLetter) ? said : sentence.Trim('"', '“', '”');
    }

    private static HashSet<string> Words(string list) => [.. list.Split(' ')];
}
