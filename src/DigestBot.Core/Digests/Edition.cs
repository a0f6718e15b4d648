using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;

namespace DigestBot.Core.Digests;

/// <summary>An edition's number in the store.</summary>
public readonly record struct EditionId(long Value);

/// <summary>One frozen digest: its stories and texts do not change once built, whatever arrives later, unless its channel wants it brought up to date.</summary>
public sealed record Edition
{
    /// <summary>"Morning digest", "Today", …</summary>
    public required string Title { get; init; }

    /// <summary>The zone in which its dates are said.</summary>
    public required string Zone { get; init; }

    /// <summary>The span covered, [From, To); null where the input was taken whole.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>The instant from which "2 h ago" is counted.</summary>
    public required DateTimeOffset Built { get; init; }

    /// <summary>What was asked for, as typed; empty for everything.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Something the reader should know of the span: "Nothing since midnight: the last 24 hours."</summary>
    public string? Remark { get; init; }

    /// <summary>When it was last brought up to date after it was posted; null: never.</summary>
    public DateTimeOffset? Revised { get; init; }

    /// <summary>Sources that have brought nothing for days, in a sentence for the footer; null where there is nothing to tell.</summary>
    public string? SourceNotice { get; init; }

    public required EditionCounts Counts { get; init; }

    public required IReadOnlyList<EditionStory> Stories { get; init; }
}

/// <param name="Articles">Articles considered.</param>
/// <param name="Stories">Stories they make, shown or not.</param>
/// <param name="CopiesFolded">Articles that are wire copies of another.</param>
public sealed record EditionCounts(int Articles, int Stories, int CopiesFolded);

/// <summary>A story as an edition shows it.</summary>
public sealed record EditionStory
{
    public required int Number { get; init; }

    public required StoryId Story { get; init; }

    public required string Title { get; init; }

    /// <summary>Of the article linked first.</summary>
    public string? Url { get; init; }

    public string? Badge { get; init; }

    /// <summary>The topic that it stands under; null where the edition has no sections.</summary>
    public string? Section { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<SummarySentence> Summary { get; init; }

    /// <summary>The agency whose text most outlets carry; null where there is none.</summary>
    public WireOrigin? Origin { get; init; }

    /// <summary>How many outlets carry the origin's text, the agency itself not counted.</summary>
    public int OriginOutlets { get; init; }

    /// <summary>Articles that are copies of another in the story.</summary>
    public int Copies { get; init; }

    /// <summary>What the citations point to and readers may open, most useful first; one an outlet.</summary>
    public required IReadOnlyList<EditionSource> Sources { get; init; }

    public required DateTimeOffset? Latest { get; init; }

    /// <summary>The newest article it holds: what comes later has not been told. Null in editions from before this was kept.</summary>
    public ArticleId? LastArticle { get; init; }

    public string? ImageUrl { get; init; }

    /// <summary>The story that this one follows: the visit before, last month's report. Null where none is known.</summary>
    public EarlierStory? Previously { get; init; }

    /// <summary>How its summary came about, for "why?"; null where it is simply the articles' own sentences.</summary>
    public string? SummaryNote { get; init; }

    /// <summary>Each factor of its rank, for "why is this here?".</summary>
    public required IReadOnlyList<RankFactor> Rank { get; init; }
}

/// <param name="Number">What a citation shows: [1].</param>
public sealed record EditionSource(int Number, ArticleId Article, string Outlet, string Title, string? Url, bool IsCopy)
{
    /// <summary>The agency whose text this is, where it is one's.</summary>
    public WireOrigin? Agency { get; init; }
}

/// <param name="Title">Its headline.</param>
/// <param name="Url">Of the article that the headline is from.</param>
public sealed record EarlierStory(StoryId Story, string Title, string? Url);

/// <param name="Name">In a reader's words: "independent outlets".</param>
/// <param name="Value">What was measured, in words: "6".</param>
/// <param name="Weight">What it added to the score.</param>
public sealed record RankFactor(string Name, string Value, double Weight)
{
    internal const string Newsrooms = "agreeing newsrooms";
    internal const string Articles = "articles in all";
    internal const string LastReport = "last report";
    internal const string HasText = "has a text";
    internal const string Topic = "topic";
    internal const string New = "new in this channel";
    internal const string Less = "like what was to come less";
}
