using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>What asking for a form leads to.</summary>
public abstract record FormOpening
{
    private FormOpening()
    {
    }

    public sealed record Shown(ChatForm Form) : FormOpening;

    /// <summary>No form: the caller may not, or there is nothing to fill in. For the caller alone.</summary>
    public sealed record Refused(ChatMessage Message) : FormOpening;
}
