using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics add ferry strike</c></summary>
internal sealed class TopicsAddHandler(IChannelStore channels, IStoryStore stories, IFeedStore feeds, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private const int MatchesShown = 3;

    public CommandDefinition Definition { get; } = new("topics add", "Makes this channel follow a topic", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [new("query", "words that must all be there; OR; \"a phrase\"; -word to leave out; title:, lang:, source:, topic:", Required: true, TakesRest: true)],
        Examples = ["topics add ferry strike", "topics add topic:climate", "topics add \"interest rate\" -mortgage", "topics add (ferry OR port) lang:en"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var query = TopicLines.Parse(request["query"]!, named.For(request));
        await channels.SaveAsync(request.Channel with { Topics = ChannelTopics.With(request.Channel, query, options.Value) }, cancellationToken);
        request.Change.Made($"followed {Typed.Quote(query.Text)}", $"topics remove {query.Text}");
        var matches = await TopicLines.MatchesAsync(stories, feeds, query, request, cancellationToken);
        var sentence = matches.Count == 0
            ? $"This channel now follows {Typed.Quote(query.Text)}. No story of the last 7 days matched it."
            : $"This channel now follows {Typed.Quote(query.Text)}, which {EditionWords.Count(matches.Count, "story", "stories")} of the last 7 days matched.";
        return new(sentence, [
            new MessageBlock.Paragraph(RichText.Plain(sentence)),
            .. matches.Count == 0 ? Array.Empty<MessageBlock>() : [new MessageBlock.Bullets(TopicLines.Of(matches, MatchesShown, request.Now))],
        ]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(TopicLines.Complete(typed, named.For(request)));

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken) => Task.FromResult(new ChatForm(
        options.Value.ButtonCommand("topics add"),
        "Follow a topic",
        [new FormField.Text { Name = "query", Label = "Topic", Required = true, Placeholder = "ferry strike", MaxLength = TopicQuery.MaxLength, Hint = "Words that must all be there; OR between choices; “a phrase” in quotes; -word to leave out" }],
        submit: "Follow"));
}
