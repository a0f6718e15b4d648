using DigestBot.Core.Digests;
using DigestBot.Web.LocalChat;

namespace DigestBot.Web.Pages;

/// <summary>A local channel with its newest messages.</summary>
public sealed record ChatModel(Channel Channel, IReadOnlyList<ShownMessage> Messages, MessageView View)
{
    /// <summary>There are messages before the first of these.</summary>
    public bool HasEarlier { get; init; }

    /// <summary>These are not the newest: nothing arrives below them.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>What stands in the box already.</summary>
    public string Draft { get; init; } = "";

    public DateTimeOffset? NextPost { get; init; }
}
