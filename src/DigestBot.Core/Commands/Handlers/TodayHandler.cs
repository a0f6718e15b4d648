using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>today [topic]</c></summary>
internal sealed class TodayHandler(ChannelDigest digest, IScheduleStore schedules, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public CommandDefinition Definition { get; } = new("today", "The stories since midnight", AnswerKind.Ephemeral)
    {
        Parameters = [DigestParameters.Topic, CommandParameter.Share],
        Examples = ["today", "today ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var midnight = LocalDates.StartOfDay(ChannelZone.Of(request), request.Now);
        var edition = await digest.BuildAsync(request, "Today", midnight, request.Now, request["topic"], cancellationToken);
        if (edition.Stories.Count == 0)
        {
            edition = await digest.BuildAsync(request, "Today", request.Now - Day, request.Now, request["topic"], cancellationToken);
            edition = edition.Stories.Count == 0 ? edition : edition with { Remark = EditionWords.Joined("Nothing since midnight: the last 24 hours.", edition.Remark) };
        }

        var message = digest.Show(request, edition);
        return await IsSetUpAsync(request.Channel, cancellationToken) ? message : WithSetUp(message);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DigestParameters.CompleteTopic(request, typed));

    private async Task<bool> IsSetUpAsync(Channel channel, CancellationToken cancellationToken) =>
        channel.Topics.Count > 0 || (await schedules.ListAsync(channel.Id, cancellationToken)).Count > 0;

    private ChatMessage WithSetUp(ChatMessage message) => message with
    {
        Blocks =
        [
            .. message.Blocks,
            new MessageBlock.Note(RichText.Sentence("Nothing is set up in this channel yet: these are all stories of the default sources.")),
            new MessageBlock.Actions([new ChatButton("Set up", options.Value.ButtonCommand("setup"))]),
        ],
    };
}
