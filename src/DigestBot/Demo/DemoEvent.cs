namespace DigestBot.Demo;

/// <summary>One event of the sample and what the outlets wrote about it, as its file under <c>Coverage</c> has it.</summary>
internal sealed class DemoEvent
{
    public string Event { get; set; } = "";

    public string Topic { get; set; } = "";

    public List<DemoEntry> Articles { get; set; } = [];
}

/// <summary>An article with a text of its own, or a wire copy described by what differs from its original.</summary>
internal sealed class DemoEntry
{
    public string Id { get; set; } = "";

    public string Outlet { get; set; } = "";

    /// <summary>How long before the demo's start it was published.</summary>
    public double HoursAgo { get; set; }

    public string Title { get; set; } = "";

    public string? Byline { get; set; }

    public string? Text { get; set; }

    /// <summary>The id of the article of the same event whose text this is.</summary>
    public string? CopyOf { get; set; }

    /// <summary>Stands in place of the original's dateline.</summary>
    public string? Dateline { get; set; }

    /// <summary>How many of the original's paragraphs are kept; null: all.</summary>
    public int? Keep { get; set; }

    /// <summary>After which paragraph <see cref="Insert"/> goes.</summary>
    public int? InsertAfter { get; set; }

    public string? Insert { get; set; }

    public string? Ending { get; set; }
}
