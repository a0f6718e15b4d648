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

    // Of 200 channels: whoever is in more sees the rest by their being public.
    private const int MaxPages = 5;

    private readonly ConcurrentDictionary<(string Workspace, string User), (UserInfo User, DateTimeOffset Until)> _users = new();

    /// <summary>The person with their zone, and whether they may change the channel: an admin, its creator, or someone named in the settings.</summary>
    /// <exception cref="SlackApiException">Slack does not tell.</exception>
    public async Task<ChatUser> KnowAsync(ChatUser user, ChannelRef channel, CancellationToken cancellationToken)
    {
        var info = await FindUserAsync(channel.Workspace, user.Id, cancellationToken);
        return user with
        {
            Zone = info.Tz,
            CanManageChannel = info.IsAdmin || info.IsOwner || options.Value.Managers.Contains(user.Id) || await OwnsAsync(user.Id, channel, cancellationToken),
        };
    }

    /// <summary>Whether the bot is in the channel and so can post there.</summary>
    public async Task<bool> IsBotInAsync(ChannelRef channel, CancellationToken cancellationToken) =>
        await FindChannelAsync(channel, cancellationToken) is { } found && (found.IsMember || found.IsIm || found.IsMpim);

    /// <summary>The person's IANA zone; null where Slack does not tell it.</summary>
    public async Task<string?> ZoneOfAsync(string workspace, string user, CancellationToken cancellationToken)
    {
        try
        {
            return (await FindUserAsync(workspace, user, cancellationToken)).Tz;
        }
        catch (Exception unknown) when (unknown is SlackApiException { IsTokenRefused: false } or SlackBusyException or HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The channels that the person is in, by id, with their names; private ones too, as far as the bot is in them.</summary>
    /// <returns>As many as a few pages hold; none where Slack does not tell.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ChannelsOfAsync(string workspace, string user, CancellationToken cancellationToken)
    {
        var channels = new Dictionary<string, string>();
        string? cursor = null;
        try
        {
            for (var page = 0; page < MaxPages && cursor is not ""; page++)
            {
                var answer = await api.CallAsync(
                    SlackCall.Read(SlackMethod.UserChannels, workspace, ("user", user), ("types", "public_channel,private_channel"), ("exclude_archived", "true"), ("limit", "200"), ("cursor", cursor)),
                    SlackJson.Default.ChannelsAnswer, cancellationToken);
                foreach (var channel in answer.Channels ?? [])
                {
                    channels[channel.Id] = channel.Name ?? channel.Id;
                }

                cursor = answer.ResponseMetadata?.NextCursor ?? "";
            }
        }
        catch (Exception unknown) when (unknown is SlackApiException { IsTokenRefused: false } or SlackBusyException or HttpRequestException)
        {
            // Public channels are told of all the same.
            return channels;
        }

        return channels;
    }

    /// <summary>A public channel's name; null of one that is private, or that Slack does not tell of.</summary>
    public async Task<string?> PublicNameAsync(ChannelRef channel, CancellationToken cancellationToken)
    {
        try
        {
            return await FindChannelAsync(channel, cancellationToken) is { IsPrivate: false, IsIm: false, IsMpim: false } found ? found.Name : null;
        }
        catch (Exception unknown) when (unknown is SlackApiException { IsTokenRefused: false } or SlackBusyException or HttpRequestException)
        {
            return null;
        }
    }

    // Whoever writes to the bot in private manages that conversation.
    private async Task<bool> OwnsAsync(string user, ChannelRef channel, CancellationToken cancellationToken) =>
        await FindChannelAsync(channel, cancellationToken) is { } found && (found.IsIm || found.Creator == user);

    private async Task<UserInfo> FindUserAsync(string workspace, string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_users.TryGetValue((workspace, id), out var known) && known.Until > now)
        {
            return known.User;
        }

        var answer = await api.CallAsync(SlackCall.Read(SlackMethod.UserInfo, workspace, ("user", id)), SlackJson.Default.UserAnswer, cancellationToken);
        var user = answer.User ?? new UserInfo(id, Name: null, IsAdmin: false, IsOwner: false, Tz: null);
        _users[(workspace, id)] = (user, now + KeptFor);
        return user;
    }

    /// <returns>Null where the bot does not see it: a private channel that it was not invited to.</returns>
    private async Task<ChannelInfo?> FindChannelAsync(ChannelRef channel, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.CallAsync(SlackCall.Read(SlackMethod.ChannelInfo, channel.Workspace, ("channel", channel.Channel)), SlackJson.Default.ChannelAnswer, cancellationToken)).Channel;
        }
        catch (SlackApiException unseen) when (unseen.Code is SlackErrorCode.ChannelNotFound)
        {
            return null;
        }
    }
}
