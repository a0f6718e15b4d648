using System.Net.Mime;
using System.Text;
using DigestBot.Core.Chat;

namespace DigestBot.Slack.Api;

/// <summary>One call on its way.</summary>
internal sealed class SlackCall
{
    private readonly Func<HttpContent> _content;
    private readonly SendLease? _lease;

    private SlackCall(SlackMethod method, Func<HttpContent> content, SendLease? lease = null)
    {
        Method = method;
        _content = content;
        _lease = lease;
    }

    public SlackMethod Method { get; }

    /// <summary>Whose token it is made with; null where the app itself calls.</summary>
    public string? Workspace { get; private init; }

    /// <summary>Of a message: each channel has a limit of its own.</summary>
    public string? Channel { get; private init; }

    /// <summary>Of a message, whether Slack may have acted on it: false while it waits for its turn, and again once Slack said that it did nothing.</summary>
    public bool MayHaveArrived { get; set; }

    /// <summary>Methods that read take form fields alone: Slack ignores their JSON.</summary>
    public static SlackCall Read(SlackMethod method, string? workspace, params (string Name, string? Value)[] fields)
    {
        var given = fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)).ToList();
        return new(method, () => new FormUrlEncodedContent(given)) { Workspace = workspace };
    }

    /// <summary>A message, which Slack would post as often as it is sent.</summary>
    public static SlackCall Post(ChannelRef channel, string body, SendLease lease) =>
        new(SlackMethod.PostMessage, () => Json(body), lease) { Workspace = channel.Workspace, Channel = channel.Channel };

    /// <param name="body">JSON.</param>
    public static SlackCall Write(SlackMethod method, string workspace, string body) => new(method, () => Json(body)) { Workspace = workspace };

    public HttpContent Content() => _lease is null ? _content() : new LeasedContent(_content(), _lease, () => MayHaveArrived = true);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, MediaTypeNames.Application.Json);
}
