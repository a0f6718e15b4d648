using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>A story's sentences with the numbers of their sources.</summary>
internal static class CitedSummary
{
    public static RichText Of(EditionStory story)
    {
        var inlines = new List<Inline>();
        foreach (var sentence in EditionWords.Told(story))
        {
            inlines.Add(new Inline.Text($"{(inlines.Count > 0 ? " " : "")}{sentence.Text} "));
            inlines.AddRange(EditionWords.Cited(story, sentence).Select(source => source.Url is { } url ? (Inline)new Inline.Link($"[{source.Number}]", url) : new Inline.Text($"[{source.Number}]")));
        }

        return inlines.Count > 0 ? new(inlines) : RichText.Plain("The headline is all that its articles say.");
    }
}
