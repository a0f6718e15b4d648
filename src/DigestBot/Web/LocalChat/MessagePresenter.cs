using DigestBot.Core.Chat;

namespace DigestBot.Web.LocalChat;

/// <summary>Prepares messages for a page in the look that was asked for.</summary>
internal sealed class MessagePresenter(IEnumerable<IMessageRenderer> renderers)
{
    private readonly Dictionary<string, IMessageRenderer> _byPlatform = renderers.ToDictionary(renderer => renderer.Platform);

    public static MessageView ViewNamed(string? name) =>
        Enum.TryParse<MessageView>(name, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : MessageView.Here;

    public ShownMessage Show(LocalMessage stored, MessageView view)
    {
        if (stored.Author is not null)
        {
            return new(stored.Id, stored.Author, stored.At, stored.Body, Message: null, Bodies: []);
        }

        return LocalMessageBody.Read(stored.Body) is { } message
            ? new(stored.Id, Author: null, stored.At, message.Summary, message, BodiesOf(message, view))
            : new(stored.Id, Author: null, stored.At, "This message was written by another version and cannot be shown.", Message: null, Bodies: []);
    }

    public IReadOnlyList<string> BodiesOf(ChatMessage message, MessageView view) => view switch
    {
        MessageView.Discord => _byPlatform["discord"].Render(message),
        MessageView.Slack => _byPlatform["slack"].Render(message),
        _ => [],
    };
}
