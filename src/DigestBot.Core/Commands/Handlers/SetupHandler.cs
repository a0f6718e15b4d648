using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Schedules;
using DigestBot.Core.Digests;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>setup</c>: a channel's first topic and schedule in one form, with what its digest looks like.</summary>
internal sealed class SetupHandler(SchedulePlan plan, IScheduleStore schedules, IChannelStore channels, ChannelDigest digest, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private static readonly TimeSpan PreviewSpan = TimeSpan.FromHours(24);

    private readonly CommandOptions _options = options.Value;

    public CommandDefinition Definition { get; } = new("setup", "Chooses this channel's topic and when its digest is posted", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters =
        [
            ScheduleFields.Time, ScheduleFields.Days, ScheduleFields.Zone,
            new("topic", "what it is about; everything if left out", Required: false, TakesRest: true),
        ],
        Examples = ["setup 08:00 weekdays Europe/Berlin", "setup 18:30 daily America/New_York ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        // The topic first: it can be refused, and then nothing is to be stored.
        var topics = request["topic"] is { } topic ? ChannelTopics.With(request.Channel, TopicLines.Parse(topic, named.For(request)), _options) : request.Channel.Topics;
        var (schedule, channel) = await plan.AddAsync(request, request["time"], request["days"], request["zone"], cancellationToken);
        channel = channel with { Topics = topics };
        await channels.SaveAsync(channel, cancellationToken);

        var removal = await ScheduleLines.RemovalAsync(schedules, channel, schedule, cancellationToken);
        request.Change.Made($"set up a digest {ScheduleLines.When(schedule)}", [removal, .. topics.Count > request.Channel.Topics.Count ? [$"topics remove {topics[^1]}"] : Array.Empty<string>()]);

        var follows = topics.Count == 0 ? "all stories" : $"stories on {string.Join(" or ", topics.Select(Typed.Quote))}";
        var done = ScheduleLines.Changed($"A digest of {follows} will be posted here {ScheduleLines.When(schedule)}.", schedule, request.Now);
        var preview = await PreviewAsync(request with { Channel = channel }, cancellationToken);
        return done with { Blocks = [.. done.Blocks, new MessageBlock.Note(RichText.Plain("This is how it would look now:")), new MessageBlock.Divider(), .. preview.Blocks] };
    }

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken) => Task.FromResult(new ChatForm(
        _options.ButtonCommand("setup"),
        "Set up the digest",
        [
            new FormField.Text { Name = "topic", Label = "Topic", Placeholder = "ferry strike", MaxLength = TopicQuery.MaxLength, Hint = "Words that stories must hold, “a phrase” in quotes. Empty: everything. More can be added later." },
            .. ScheduleFields.Of(ChannelZone.Of(request), request.Now),
        ],
        submit: "Set up"));

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(parameter == "topic" ? TopicLines.Complete(typed, named.For(request)) : ScheduleFields.Complete(parameter, typed, request.Now));

    private async Task<ChatMessage> PreviewAsync(CommandRequest request, CancellationToken cancellationToken) =>
        digest.Show(request, await digest.BuildAsync(request, "Preview", request.Now - PreviewSpan, request.Now, topic: null, cancellationToken));
}
