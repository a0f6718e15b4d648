using System.Text;

namespace DigestBot.Core.Articles.Extraction;

/// <summary>The words in an element's class and id: "c-Article__shareBar" holds c, article, share, bar and the pairs c+article, article+share, share+bar.</summary>
/// <remarks>Names of a state ("has-sidebar", "no-comments") say what stands elsewhere, and are passed over.</remarks>
internal static class NameParts
{
    // Generated pages carry hundreds of utility classes; the telling ones are among the first.
    private const int MostParts = 60;

    private const int LeastHyphensOfPhrase = 3;

    public static List<string> Of(string? className, string? id)
    {
        var parts = new List<string>();
        Add(parts, className);
        Add(parts, id);
        return parts;
    }

    /// <summary>Whether an id is a heading's words, so that links can lead there: it says what the text is about, not what it is.</summary>
    public static bool IsPhrase(string? id) => id is not null && id.AsSpan().Count('-') >= LeastHyphensOfPhrase;

    private static void Add(List<string> parts, string? names)
    {
        foreach (var name in (names ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (parts.Count < MostParts)
            {
                AddName(parts, name);
            }
        }
    }

    private static void AddName(List<string> parts, string name)
    {
        var words = Words(name);
        if (words.Count > 1 && words[0] is "has" or "no" or "not" or "with" or "without" or "is")
        {
            return;
        }

        if (words.Count > 1 && words[0] is "elementor" or "siteorigin")
        {
            // Page builders call each paragraph a widget.
            words.RemoveAll(word => word is "widget");
        }

        parts.AddRange(words);
        for (var i = 1; i < words.Count; i++)
        {
            parts.Add(words[i - 1] + words[i]);
        }
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]);
            if (!char.IsLetter(c) || startsWord)
            {
                End();
            }

            if (char.IsLetter(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}
