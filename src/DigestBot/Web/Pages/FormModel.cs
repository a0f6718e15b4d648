using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Web.LocalChat;

namespace DigestBot.Web.Pages;

/// <summary>A form of a command in a local channel.</summary>
/// <param name="Problems">Why it was not taken; none when it is opened.</param>
public sealed record FormModel(Channel Channel, ChatForm Form, IReadOnlyList<FieldProblem> Problems, MessageView View);
