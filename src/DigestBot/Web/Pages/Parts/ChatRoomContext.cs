using DigestBot.Web.LocalChat;

namespace DigestBot.Web.Pages.Parts;

/// <summary>Where the buttons of a message act.</summary>
public sealed record ChatRoomContext(string Channel, string FormToken, string CommandName, MessageView View);
