namespace DigestBot.Demo;

/// <summary>An article of the sample as its outlet's feed carries it.</summary>
internal sealed record DemoArticle(
    string Id,
    string Event,
    string Topic,
    DemoOutlet Outlet,
    DateTimeOffset Published,
    string Title,
    string? Byline,
    IReadOnlyList<string> Paragraphs)
{
    public string Url => $"{Outlet.Site}/{Published:yyyy/MM/dd}/{Id}";
}
