using System.Collections.Concurrent;
using System.Text.Json;
using DigestBot.Core.Chat;
using DigestBot.Slack.Posting;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Api;

/// <summary>Which token acts in which workspace: the settings' one, or those of the workspaces that installed the bot by themselves.</summary>
internal sealed class SlackTokens(SlackTransport transport, IInstallationStore installations, SecretSeal seal, TimeProvider time, IOptions<SlackOptions> options)
{
    // A token lives 12 h: renewed early, it survives some hours in which Slack cannot be reached.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromHours(2);
    private static readonly TimeSpan RenewAgainAfter = TimeSpan.FromMinutes(5);

    private readonly SlackOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, SlackCredentials> _known = new();
    private readonly ConcurrentDictionary<string, SlackApiException> _refused = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _renewNotBefore = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

    /// <param name="workspace">Null: the settings' token is meant, whosever it is.</param>
    /// <exception cref="SlackApiException">Slack refused the workspace's token before, or there is none.</exception>
    /// <exception cref="SecretUnreadableException">It is stored, and cannot be read.</exception>
    public async Task<string> OfAsync(string? workspace, CancellationToken cancellationToken)
    {
        var place = PlaceOf(workspace);
        if (_refused.TryGetValue(place, out var refused))
        {
            throw refused;
        }

        if (!_options.InstallsItself)
        {
            return _options.Token!;
        }

        return _known.TryGetValue(place, out var known) && !IsAging(place, known) ? known.Token : await ReadAsync(place, cancellationToken);
    }

    /// <summary>Slack refused a token.</summary>
    /// <returns>One to try instead: somebody installed or renewed meanwhile.</returns>
    /// <exception cref="SlackApiException">There is no other. Slack is not asked again before the workspace installs anew.</exception>
    public async Task<string> AfterRefusalAsync(string? workspace, string token, SlackApiException refusal, CancellationToken cancellationToken)
    {
        var place = PlaceOf(workspace);
        if (_options.InstallsItself)
        {
            _known.TryRemove(place, out _);
            var stored = await ReadAsync(place, cancellationToken);
            if (stored != token)
            {
                return stored;
            }
        }

        _refused[place] = refusal;
        throw refusal;
    }

    /// <summary>The workspace installed the bot, or gave it other tokens.</summary>
    /// <exception cref="SlackApiException">Slack does not take the code.</exception>
    public async Task<TeamInfo> InstallAsync(string code, CancellationToken cancellationToken)
    {
        var answer = await AccessAsync([("code", code), ("redirect_uri", _options.RedirectAddress)], cancellationToken);
        if (answer is not { Team: { } team, AccessToken: not null })
        {
            throw new SlackApiException(SlackMethod.Access.Name, "no_team", "a whole organisation cannot install this bot: choose one workspace");
        }

        await KeepAsync(team.Id, team.Name ?? team.Id, SlackCredentials.Of(answer, time.GetUtcNow()), cancellationToken);
        return team;
    }

    /// <summary>The workspace took its tokens back: nothing of them is kept.</summary>
    public async Task ForgetAsync(string workspace, CancellationToken cancellationToken)
    {
        _known.TryRemove(workspace, out _);
        await installations.RemoveAsync(SlackPlatform.Name, workspace, cancellationToken);
    }

    private string PlaceOf(string? workspace) => _options.InstallsItself ? workspace ?? "" : "";

    private bool IsAging(string workspace, SlackCredentials credentials)
    {
        var now = time.GetUtcNow();
        return credentials is { RefreshToken: not null, ExpiresAt: { } end } && end - now < RenewBefore
            && (end < now || _renewNotBefore.GetValueOrDefault(workspace) <= now);
    }

    // One at a time: a refresh token is good for one use.
    private async Task<string> ReadAsync(string workspace, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(workspace, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (_known.TryGetValue(workspace, out var known) && !IsAging(workspace, known))
            {
                return known.Token;
            }

            var installation = await installations.FindAsync(SlackPlatform.Name, workspace, cancellationToken)
                ?? throw new SlackApiException("install", SlackErrorCode.NotInstalled, $"workspace {workspace}");
            var credentials = Open(installation);
            if (IsAging(workspace, credentials))
            {
                credentials = await RenewAsync(installation, credentials, cancellationToken);
            }
            else if (!seal.IsCurrent(installation.Credentials))
            {
                // So that an old key can go once every workspace was used under the new one.
                await KeepAsync(workspace, installation.Name, credentials, cancellationToken);
            }

            _known[workspace] = credentials;
            return credentials.Token;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SlackCredentials> RenewAsync(Installation installation, SlackCredentials old, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AccessAsync([("grant_type", "refresh_token"), ("refresh_token", old.RefreshToken)], cancellationToken);
            var renewed = SlackCredentials.Of(answer, time.GetUtcNow());
            // Whatever stops now: the old refresh token is dead, and the new one must not be lost.
            await KeepAsync(installation.Workspace, installation.Name, renewed, CancellationToken.None);
            return renewed;
        }
        catch (Exception problem) when (problem is SlackApiException or SlackBusyException or HttpRequestException)
        {
            // Another node may have renewed it a moment ago; if not, the old one serves until its end.
            if (await installations.FindAsync(SlackPlatform.Name, installation.Workspace, cancellationToken) is { } stored && Open(stored) is var others && others != old)
            {
                return others;
            }

            _renewNotBefore[installation.Workspace] = time.GetUtcNow() + RenewAgainAfter;
            if (old.ExpiresAt > time.GetUtcNow() || problem is not SlackApiException)
            {
                return old;
            }

            throw new SlackApiException(SlackMethod.Access.Name, "token_expired", problem.Message);
        }
    }

    private async Task KeepAsync(string workspace, string name, SlackCredentials credentials, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(credentials, SlackJson.Default.SlackCredentials);
        await installations.SaveAsync(new Installation(SlackPlatform.Name, workspace, name, seal.Seal(text, PurposeOf(workspace))), cancellationToken);
        _known[workspace] = credentials;
        _refused.TryRemove(workspace, out _);
    }

    private SlackCredentials Open(Installation installation) =>
        JsonSerializer.Deserialize(seal.Open(installation.Credentials, PurposeOf(installation.Workspace)), SlackJson.Default.SlackCredentials)!;

    private static string PurposeOf(string workspace) => $"{SlackPlatform.Name} {workspace}";

    private Task<AccessAnswer> AccessAsync(IReadOnlyList<(string Name, string? Value)> fields, CancellationToken cancellationToken) =>
        transport.SendAsync(
            SlackCall.Read(SlackMethod.Access, workspace: null, [("client_id", _options.ClientId), ("client_secret", _options.ClientSecret), .. fields]),
            token: null, SlackJson.Default.AccessAnswer, cancellationToken);
}
