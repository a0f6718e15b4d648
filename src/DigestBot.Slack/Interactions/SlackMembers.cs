using System.Collections.Concurrent;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Interactions;

/// <summary>What Slack knows of people and channels and does not send with an interaction.</summary>
internal sealed class SlackMembers(SlackApiClient api, TimeProvider time, IOptions<SlackOptions> options)
{
    // Who is made or unmade an admin waits so long at most.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (UserInfo User, DateTimeOffset Until)> _users = new();

    /// <summary>The person with their zone, and whether they may change the channel: an admin, its creator, or someone named in the settings.</summary>
    /// <exception cref="SlackApiException">Slack does not tell.</exception>
    public async Task<ChatUser> KnowAsync(ChatUser user, ChannelRef channel, CancellationToken cancellationToken)
    {
        var info = await FindUserAsync(user.Id, cancellationToken);
        return user with
        {
            Zone = info.Tz,
            CanManageChannel = info.IsAdmin || info.IsOwner || options.Value.Managers.Contains(user.Id) || await OwnsAsync(user.Id, channel, cancellationToken),
        };
    }

    /// <summary>Whether the bot is in the channel and so can post there.</summary>
    public async Task<bool> IsBotInAsync(ChannelRef channel, CancellationToken cancellationToken) =>
        await FindChannelAsync(channel, cancellationToken) is { } found && (found.IsMember || found.IsIm || found.IsMpim);

    // Whoever writes to the bot in private manages that conversation.
    private async Task<bool> OwnsAsync(string user, ChannelRef channel, CancellationToken cancellationToken) =>
        await FindChannelAsync(channel, cancellationToken) is { } found && (found.IsIm || found.Creator == user);

    private async Task<UserInfo> FindUserAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_users.TryGetValue(id, out var known) && known.Until > now)
        {
            return known.User;
        }

        var answer = await api.CallAsync(SlackCall.Read(SlackMethod.UserInfo, ("user", id)), SlackJson.Default.UserAnswer, cancellationToken);
        var user = answer.User ?? new UserInfo(id, Name: null, IsAdmin: false, IsOwner: false, Tz: null);
        _users[id] = (user, now + KeptFor);
        return user;
    }

    /// <returns>Null where the bot does not see it: a private channel that it was not invited to.</returns>
    private async Task<ChannelInfo?> FindChannelAsync(ChannelRef channel, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.CallAsync(SlackCall.Read(SlackMethod.ChannelInfo, ("channel", channel.Channel)), SlackJson.Default.ChannelAnswer, cancellationToken)).Channel;
        }
        catch (SlackApiException unseen) when (unseen.Code is SlackErrorCode.ChannelNotFound)
        {
            return null;
        }
    }
}
