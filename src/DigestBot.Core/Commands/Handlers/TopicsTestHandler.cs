using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics test ferry strike</c>: what a topic would bring, before anything is saved.</summary>
internal sealed class TopicsTestHandler(IStoryStore stories, IFeedStore feeds, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    private const int MatchesShown = 10;

    public CommandDefinition Definition { get; } = new("topics test", "Shows what a topic would have matched in the last 7 days", AnswerKind.Ephemeral)
    {
        Parameters = [new("query", "as for topics add", Required: true, TakesRest: true)],
        Examples = ["topics test ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var query = TopicLines.Parse(request["query"]!, named.For(request));
        var matches = await TopicLines.MatchesAsync(stories, feeds, query, request, cancellationToken);
        if (matches.Count == 0)
        {
            return ChatMessage.Line($"{Typed.Quote(query.Text)} matched no story of the last 7 days: try fewer words, or a commoner one.");
        }

        var sentence = $"{Typed.Quote(query.Text)} matched {EditionWords.Count(matches.Count, "story", "stories")} of the last 7 days.";
        return new(sentence, [
            new MessageBlock.Paragraph(RichText.Plain(sentence)),
            .. query.Canonical == query.Text ? Array.Empty<MessageBlock>() : [new MessageBlock.Note(RichText.Sentence($"Read as `{query.Canonical}`."))],
            new MessageBlock.Bullets(TopicLines.Of(matches, MatchesShown, request.Now)),
            new MessageBlock.Actions([new ChatButton("Follow it here", options.Value.ButtonCommand($"topics add {query.Text}"))]),
        ]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(TopicLines.Complete(typed, named.For(request)));
}
