using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>changes</c>: who changed what here, with a button that takes the last change back.</summary>
internal sealed class ChangesHandler(IChangeLog log, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    private const int Shown = 10;

    public CommandDefinition Definition { get; } = new("changes", "Who changed what in this channel, and a way to take the last change back", AnswerKind.Ephemeral) { Examples = ["changes"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var changes = await log.ListAsync(request.Channel.Id, Shown, cancellationToken);
        if (changes.Count == 0)
        {
            return ChatMessage.Line("Nothing has been changed in this channel yet.");
        }

        List<MessageBlock> blocks = [new MessageBlock.Heading("The last changes here"), new MessageBlock.Bullets([.. changes.Select(change => Line(change, request.Now))])];
        if (changes[0].Undo.Count > 0)
        {
            blocks.Add(new MessageBlock.Actions([.. changes[0].Undo.Select(line => new ChatButton($"Take it back: {line}", options.Value.ButtonCommand(line)))]));
        }

        return new($"Last change here: {changes[0].What}", blocks);
    }

    private static RichText Line(ChannelChange change, DateTimeOffset now) => new(
        [new Inline.Strong(change.UserName ?? "Someone"), new Inline.Text($" {change.What} · "), new Inline.Instant(Ago.Of(change.At, now), change.At)]);
}
