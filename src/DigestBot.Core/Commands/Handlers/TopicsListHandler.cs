using DigestBot.Core.Chat;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics list</c></summary>
internal sealed class TopicsListHandler(NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("topics list", "What this channel follows", AnswerKind.Ephemeral) { Examples = ["topics list"] };

    public Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var topics = request.Channel.Topics;
        var own = request.Channel.OwnTopics;
        List<MessageBlock> names = own.Count == 0 ? [] :
        [
            new MessageBlock.Heading("Names of this channel's own"),
            new MessageBlock.Bullets([.. own.Select(topic => Line($"topic:{topic.Name} ", topic.Query, named.Within(own), "cannot be read any more", $"topics unname {topic.Name}"))]),
        ];
        if (topics.Count == 0)
        {
            var everything = RichText.Sentence($"This channel follows everything. `{options.Value.Line("topics add ferry strike")}` would narrow it to stories with both words.");
            return Task.FromResult(new ChatMessage(everything.ToPlainText(), [new MessageBlock.Paragraph(everything), .. names]));
        }

        var callable = named.For(request);
        return Task.FromResult(new ChatMessage($"{topics.Count} topics", [
            new MessageBlock.Heading("Topics of this channel"),
            new MessageBlock.Bullets([.. topics.Select((topic, i) => Line($"{i + 1}: ", topic, callable, "cannot be read any more, which stops this channel's digests", $"topics remove {i + 1}"))]),
            new MessageBlock.Note(RichText.Plain("A story that matches any of them is shown.")),
            .. names,
        ]));
    }

    // What it calls was taken out of the ready topics since: nobody in the channel sees the log that says so.
    private RichText Line(string before, string query, NamedTopics callable, string trouble, string removal)
    {
        List<Inline> line = [new Inline.Text(before), new Inline.Code(query)];
        if (TopicQuery.ProblemOf(query, callable) is { } problem)
        {
            line.AddRange(RichText.Sentence($" · {trouble}. {problem.Replace('`', '\'')} Or take it away with `{options.Value.Line(removal)}`.").Inlines);
        }

        return new RichText(line);
    }
}
