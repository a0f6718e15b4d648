using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources pages always The Example</c>: when the pages behind a source's entries are read for their text.</summary>
internal sealed class SourcesPagesHandler(IFeedStore feeds, ChannelSources sources, SourceNames names, IOptions<ArticleOptions> articles, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    private const string WhenParameter = "when";
    private const string SourceParameter = "source";

    private static readonly (string Word, PageFetching? Setting)[] Choices =
        [("never", PageFetching.Never), ("short", PageFetching.WhenShort), ("always", PageFetching.Always), ("default", null)];

    public CommandDefinition Definition { get; } = new("sources pages", "Says when the pages behind a source's entries are read", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters =
        [
            new(WhenParameter, "never, short (where the feed has a teaser alone), always, or default", Required: true),
            new(SourceParameter, "its name or its address", Required: true, TakesRest: true),
        ],
        Examples = ["sources pages always https://example.org/feed.xml"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var chosen = Array.FindIndex(Choices, choice => choice.Word.Equals(request[WhenParameter]!.Trim(), StringComparison.OrdinalIgnoreCase));
        if (chosen < 0)
        {
            throw new CommandException($"Pages can be read never, short, always or default: `{options.Value.Line("sources pages always The Example")}`.");
        }

        var feed = SourceLines.Choose(await sources.ListAsync(request, cancellationToken), LinkText.Of(request[SourceParameter]!.Trim('"')), options.Value);
        await sources.RequireOwnAsync(request, feed, cancellationToken);
        await feeds.SetPageFetchingAsync(feed.Id, Choices[chosen].Setting, cancellationToken);
        names.Forget();
        request.Change.Made($"chose when the pages of {feed.Title} are read", $"sources pages {WordFor(feed.FetchPages)} {feed.Title}");
        return ChatMessage.Line(RichText.Sentence($"{feed.Title}: {Effect(Choices[chosen].Setting ?? articles.Value.FetchPages)}."));
    }

    public async Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        parameter == SourceParameter
            ? await names.CompleteAsync(request, typed, cancellationToken)
            : [.. Choices.Where(choice => choice.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(choice => new Completion(choice.Word, $"{choice.Word}: {Effect(choice.Setting ?? articles.Value.FetchPages)}"))];

    private static string WordFor(PageFetching? setting) => Array.Find(Choices, choice => choice.Setting == setting).Word;

    private static string Effect(PageFetching setting) => setting switch
    {
        PageFetching.Never => "pages are never read, the feed's own text is all",
        PageFetching.WhenShort => "pages are read where the feed has a teaser alone",
        PageFetching.Always => "the page behind every entry is read",
        _ => throw new InvalidOperationException($"No such setting: {setting}."),
    };
}
