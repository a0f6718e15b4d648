using DigestBot.Core.Chat;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Slack.Messages;

public static class SlackMessageServices
{
    /// <summary>Shows messages as Slack draws them; no connection is made.</summary>
    public static IServiceCollection AddSlackMessages(this IServiceCollection services) =>
        services.AddSingleton<IMessageRenderer, SlackMessageRenderer>();
}
