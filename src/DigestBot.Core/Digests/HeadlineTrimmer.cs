using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Text;

namespace DigestBot.Core.Digests;

/// <summary>Takes off a headline what is no part of it: labels of the page, names of sites and of the agency.</summary>
internal static partial class HeadlineTrimmer
{
    /// <summary>"World news | The Elm | Live": more parts than these no page puts around a headline.</summary>
    private const int MostParts = 4;

    /// <summary>What is left must still be a headline.</summary>
    private const int FewestWordsLeft = 2;

    /// <summary>A section or site behind a bar is no longer.</summary>
    private const int MostWordsBehindBar = 4;

    public static string Trim(string title, Article article)
    {
        for (var i = 0; i < MostParts; i++)
        {
            var trimmed = WithoutSite(LabelBehind().Replace(LabelBefore().Replace(Sections().Replace(title, "", 1), "", 1), "", 1).Trim(), article);
            if (trimmed == title || CountWords(trimmed) < FewestWordsLeft)
            {
                break;
            }

            title = trimmed;
        }

        return title;
    }

    private static string WithoutSite(string title, Article article)
    {
        var tail = title.LastIndexOfAny(['|', '–', '—', '-', '·', '»', '•']);
        if (tail > 1 && title[tail - 1] == ' ' && tail + 1 < title.Length)
        {
            var name = title[(tail + 1)..].Trim();
            var isBehindBar = title[tail] is '|' or '»' && CountWords(name) <= MostWordsBehindBar && CountWords(title[..tail]) > MostWordsBehindBar;
            if (isBehindBar || IsSite(name, article))
            {
                return title[..tail].TrimEnd();
            }
        }

        return NameBefore().Match(title) is { Success: true } before && IsSite(before.Groups["name"].Value.Trim(), article) ? title[before.Length..] : title;
    }

    private static bool IsSite(string name, Article article)
    {
        var outlet = OutletName.Of(article);
        return name.Length > 2
            && (IsPartOf(name, outlet) || IsPartOf(outlet, name) || Domain().IsMatch(name) || WireAgencies.BuiltIn.FindByMark(name) is not null || IsInAddress(name, article));
    }

    /// <summary>By whole words: "Harbour" is a part of Harbour Post, "Ha" is none.</summary>
    private static bool IsPartOf(string part, string name) => $" {name} ".Contains($" {part} ", StringComparison.OrdinalIgnoreCase);

    /// <summary>"BBC News" of bbc.co.uk, "The Elm Times" of elmtimes.example.</summary>
    private static bool IsInAddress(string name, Article article)
    {
        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var url))
        {
            return false;
        }

        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        letters = letters.StartsWith("the", StringComparison.Ordinal) ? letters[3..] : letters;
        var labels = url.Host.Split('.').Where(label => label.Length > 2 && label != "www").Select(label => label.Replace("-", "", StringComparison.Ordinal));
        return letters.Length > 2 && labels.Any(label => label == letters || (letters.StartsWith(label, StringComparison.Ordinal) && letters.EndsWith("news", StringComparison.Ordinal)));
    }

    private static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private const string Labels =
        @"live|live (?:updates?|blog|coverage|news|report|stream)|as it happened|breaking(?: news)?|developing(?: story)?|just in|updated?(?: ?\d)?|updates|exclusive|watch(?: live)?|listen|video|photos?|pictures|in pictures|podcast|newsletter|must[- ]read"
        + @"|eilmeldung|eil|live-?(?:ticker|blog)|(?:news-?)?ticker|exklusiv|im video|fotos?|bilder"
        + @"|(?:en )?direct|alerte(?: info)?|urgent|exclusif|vidéo|en images"
        + @"|en (?:directo|vivo)|directo|última hora|urgente|exclusiva|vídeo|fotos";

    // "LIVE: …", "[VIDEO] …", "+++ Eilmeldung +++ …", and LIVE in capitals before an ordinary word.
    [GeneratedRegex(@"^\W*(?:(?:" + Labels + @")(?:(?<=^[\[(]\w[^\])]*)[\])]:?|\s?[:|•]| ?[–—]| -| \++)\s*|(?-i:LIVE) (?=(?-i:\p{Lu}\p{Ll})))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex LabelBefore();

    // "Business › …": the way to the page within its site.
    [GeneratedRegex(@"^(?:[^›»]{2,25} [›»] )+(?=\S)", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Sections();

    // "… – live", "… (VIDEO)", "… | As it happened".
    [GeneratedRegex(@"(?:\s(?:[|–—•-])\s+(?:" + Labels + @")|\s[\[(](?:" + Labels + @")[\])])\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex LabelBehind();

    [GeneratedRegex(@"^(?<name>[^:|–—•]{2,40}?)(?:: | [|–—•-] )", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"^[\p{L}\p{N}-]+\.(?:com|org|net|de|fr|es|at|ch|co\.uk|it|eu|info)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Pattern.TimeoutMilliseconds)]
    private static partial Regex Domain();
}
