using System.Runtime.CompilerServices;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>What ranking counts in a story: once, for as long as the story is in memory. A story that changed is another object.</summary>
internal sealed class RankFigures
{
    private static readonly ConditionalWeakTable<Story, RankFigures> Known = new();

    private RankFigures(Story story)
    {
        Newsrooms = AgreeingNewsrooms.Count(story);
        IsDated = story.Articles.Any(member => member.Article.Published is not null);
        HasText = story.Articles.Any(member => member.Article.Text.Length > 0);
    }

    public int Newsrooms { get; }

    public bool IsDated { get; }

    public bool HasText { get; }

    public static RankFigures Of(Story story) => Known.GetValue(story, static story => new(story));
}
