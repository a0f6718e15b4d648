using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>new</c>: what this channel's next edition has to tell already.</summary>
internal sealed class NewHandler(ChannelDigest digest, IEditionStore editions) : ISlashCommandHandler
{
    private static readonly TimeSpan FirstSpan = TimeSpan.FromHours(24);

    /// <summary>As long as an edition after a pause looks back.</summary>
    private static readonly TimeSpan MaxSpan = TimeSpan.FromDays(7);

    public CommandDefinition Definition { get; } = new("new", "What is new since the last digest posted here", AnswerKind.Ephemeral)
    {
        Parameters = [CommandParameter.Share],
        Examples = ["new"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (await editions.ListAsync(request.Channel.Id, limit: 1, cancellationToken) is not [{ Edition: var last }])
        {
            var first = await digest.BuildUnsentAsync(request, "New here", request.Now - FirstSpan, cancellationToken);
            return digest.Show(request, first with { Remark = EditionWords.Joined("No digest has been posted here yet: the last 24 hours.", first.Remark) });
        }

        var since = last.To ?? last.Built;
        var from = since < request.Now - MaxSpan ? request.Now - MaxSpan : since;
        var title = from == since ? $"New since {LocalDates.Text(ChannelZone.Of(request), since)}" : "New in the last 7 days";
        return digest.Show(request, await digest.BuildUnsentAsync(request, title, from, cancellationToken));
    }
}
