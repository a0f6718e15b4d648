using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics name harbour port OR ferry</c>: a name for a query, in this channel's topics alone. It goes before a ready topic of that name.</summary>
internal sealed class TopicsNameHandler(IChannelStore channels, IStoryStore stories, IFeedStore feeds, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private static readonly CommandParameter Query = new("query", "what the name stands for, as for topics add", Required: true, TakesRest: true);

    public CommandDefinition Definition { get; } = new("topics name", "Gives a query a name, which this channel's topics call as topic:name", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [TopicNames.Name, Query],
        Examples = ["topics name harbour port OR ferry OR quay", "topics name climate topic:climate -football"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var own = request.Channel.OwnTopics;
        var name = TopicNames.Read(request[TopicNames.Name.Name]!);
        var query = TopicLines.Parse(request[Query.Name]!, named.Within(own.With(new(name, ""))));
        var before = own.Find(name);
        if (before is null && own.Count == OwnTopics.Most)
        {
            throw new CommandException($"This channel has {OwnTopics.Most} names, which is the most: take one away first with `{options.Value.Line($"topics unname {own[0].Name}")}`.");
        }

        await channels.SaveAsync(request.Channel with { OwnTopics = own.With(new(name, query.Text)) }, cancellationToken);
        request.Change.Made($"called {Typed.Quote(query.Text)} topic:{name}", before is null ? $"topics unname {name}" : $"topics name {name} {before.Query}");

        var matches = await TopicLines.MatchesAsync(stories, feeds, query, request, cancellationToken);
        var instead = before is null && named.Find(name) is not null ? ", in place of the ready topic of that name" : "";
        var sentence = $"In this channel topic:{name} now stands for {Typed.Quote(query.Text)}{instead}, which {EditionWords.Count(matches.Count, "story", "stories")} of the last 7 days matched.";
        return new(sentence, [
            new MessageBlock.Paragraph(RichText.Plain(sentence)),
            .. request.Channel.Topics.Contains($"topic:{name}") ? Array.Empty<MessageBlock>() : [new MessageBlock.Actions([new ChatButton("Follow it here", options.Value.ButtonCommand($"topics add topic:{name}"))])],
        ]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(parameter == Query.Name ? TopicLines.Complete(typed, named) : TopicNames.Complete(request, typed));

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var name = request[TopicNames.Name.Name];
        return Task.FromResult(new ChatForm(
            options.Value.ButtonCommand("topics name"),
            "Name a topic",
            [
                new FormField.Text { Name = TopicNames.Name.Name, Label = "Name", Required = true, Value = name ?? "", Placeholder = "harbour", MaxLength = OwnTopics.LongestName, Hint = "This channel's topics call it with topic: before it." },
                new FormField.Text { Name = Query.Name, Label = "Stands for", Required = true, Value = request.Channel.OwnTopics.Find(name ?? "")?.Query ?? "", Placeholder = "port OR ferry OR quay", MaxLength = TopicQuery.MaxLength, Hint = "Words that must all be there; OR between choices; “a phrase” in quotes; -word to leave out" },
            ],
            submit: "Name it"));
    }
}

/// <summary><c>topics unname harbour</c></summary>
internal sealed class TopicsUnnameHandler(IChannelStore channels, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    public CommandDefinition Definition { get; } = new("topics unname", "Takes a name of this channel's own away", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [TopicNames.Name],
        Examples = ["topics unname harbour"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var own = request.Channel.OwnTopics;
        var typed = request[TopicNames.Name.Name]!;
        var topic = own.Find(TopicNames.Read(typed))
            ?? throw new CommandException($"This channel has no name {Typed.Quote(typed)} of its own: `{options.Value.Line("topics list")}` shows those it has.");
        var after = request.Channel with { OwnTopics = own.Without(topic.Name) };
        if (after.TopicLostSince(own, named) is { } caller)
        {
            var mend = caller == request.Channel.Alerts.Urgent ? "alerts urgent:none" : $"topics remove {caller}";
            throw new CommandException($"{Typed.Quote(caller)} calls topic:{topic.Name}: take that away first with `{options.Value.Line(Typed.Shown(mend))}`.");
        }

        await channels.SaveAsync(after, cancellationToken);
        request.Change.Made($"took the name topic:{topic.Name} away", $"topics name {topic.Name} {topic.Query}");
        return ChatMessage.Line(named.Find(topic.Name) is null
            ? $"In this channel topic:{topic.Name} no longer stands for anything."
            : $"In this channel topic:{topic.Name} is the ready topic of that name again.");
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(TopicNames.Complete(request, typed));
}
