using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>forget me</c></summary>
internal sealed class ForgetHandler(IChangeLog log, ShownStories shown) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("forget me", "Deletes what this bot keeps of you in this workspace", AnswerKind.Ephemeral) { Examples = ["forget me"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var place = request.Channel.Ref;
        shown.Forget(request.User);
        var changes = await log.ForgetAsync(place.Platform, place.Workspace, request.User.Id, cancellationToken);
        return ChatMessage.Line(changes == 0
            ? "Nothing is kept of you in this workspace."
            : $"Your name is gone from {EditionWords.Count(changes, "change", "changes")} of channels here; what was changed stays. Nothing else is kept of you.");
    }
}
