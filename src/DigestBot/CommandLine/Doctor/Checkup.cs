using System.Net.Sockets;
using DigestBot.Core.Articles;
using DigestBot.Core.Feeds;
using DigestBot.Core.Summaries.Model;
using DigestBot.Discord;
using DigestBot.Hosting;
using DigestBot.Slack;
using DigestBot.Storage;
using DigestBot.Web;
using Microsoft.Extensions.Options;

namespace DigestBot.CommandLine.Doctor;

/// <summary>Looks at everything the bot needs, one thing after the other; a thing that is broken does not hide the next.</summary>
internal sealed class Checkup(IServiceProvider services, TimeProvider time)
{
    // After so long without an answer a feed is told of, in the chat as well: design's notice to the channel.
    private static readonly TimeSpan FailingForLong = TimeSpan.FromDays(3);

    // Clocks of well-kept machines agree within seconds; an hour back is a mistake.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = CheckSettings();
        yield return settings;
        if (settings.Verdict is Verdict.Problem)
        {
            yield break;
        }

        var database = await CheckDatabaseAsync(cancellationToken);
        yield return database;
        if (database.Verdict is not Verdict.Problem)
        {
            if (services.GetRequiredService<IOptions<StorageOptions>>().Value.IsShared())
            {
                yield return await CheckNodesAsync(cancellationToken);
            }

            yield return await CheckClockAsync(cancellationToken);
            yield return await CheckFeedsAsync(cancellationToken);
            yield return await CheckModelAsync(cancellationToken);
        }

        yield return await CheckConsoleAsync(cancellationToken);
        yield return await CheckDiscordAsync(cancellationToken);
        yield return await CheckSlackAsync(cancellationToken);
    }

    private Finding CheckSettings()
    {
        var problems = SettingsCheck.UnknownKeys(services.GetRequiredService<IConfiguration>()).ToList();
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception invalid) when (KnownProblem.Describe(invalid) is { } sentences)
        {
            problems.Add(sentences);
        }

        return problems.Count == 0
            ? new Finding("settings", Verdict.Good, "Every setting is known and possible.")
            : new Finding("settings", Verdict.Problem, string.Join(Environment.NewLine, problems));
    }

    private async Task<Finding> CheckDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.OpenStorageAsync(cancellationToken);
            await services.InspectStorageAsync(cancellationToken);
            var articles = await services.GetRequiredService<IArticleStore>().CountAsync(cancellationToken);
            return new Finding("database", Verdict.Good, $"{await services.DescribeStorageAsync(cancellationToken)} opens and is sound, its tables are up to date, it holds {articles:N0} articles.");
        }
        catch (StorageException problem)
        {
            return new Finding("database", Verdict.Problem, problem.Message);
        }
    }

    private async Task<Finding> CheckNodesAsync(CancellationToken cancellationToken)
    {
        var duties = await services.GetRequiredService<ILeases>().ListAsync(cancellationToken);
        return duties.Any(duty => duty.Remaining > TimeSpan.Zero)
            ? new Finding("nodes", Verdict.Good, string.Join("; ", duties.Select(duty => duty.Remaining > TimeSpan.Zero ? $"{duty.Name}: {duty.Owner}" : $"{duty.Name}: nobody")) + ".")
            : new Finding("nodes", Verdict.Note, "No node runs on this database: digestbot run starts one.");
    }

    private async Task<Finding> CheckClockAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var latest = (await services.GetRequiredService<IFeedStore>().ListAsync(cancellationToken)).Max(feed => feed.Poll.LastFetched);
        return latest > now + ClockTolerance
            ? new Finding("clock", Verdict.Problem, $"It is {now:yyyy-MM-dd HH:mm} UTC here, but feeds were fetched at {latest:yyyy-MM-dd HH:mm}: set the machine's clock right, digests would come late.")
            : new Finding("clock", Verdict.Good, $"It is {now:yyyy-MM-dd HH:mm} UTC, later than everything stored.");
    }

    private async Task<Finding> CheckFeedsAsync(CancellationToken cancellationToken)
    {
        var feeds = await services.GetRequiredService<IFeedStore>().ListAsync(cancellationToken);
        if (feeds.Count == 0)
        {
            return new Finding("feeds", Verdict.Note, "No feed is stored: digestbot run adds those of config/feeds.opml, digestbot import FILE adds yours.");
        }

        var now = time.GetUtcNow();
        var failing = feeds.Where(feed => feed.Poll.FailingSince is { } since && now - since >= FailingForLong || feed.Poll.Ended).ToList();
        return failing.Count == 0
            ? new Finding("feeds", Verdict.Good, $"{feeds.Count} feeds, none failing for {FailingForLong.Days} days or more. digestbot feed check asks each of them now.")
            : new Finding("feeds", Verdict.Problem, $"{failing.Count} of {feeds.Count} feeds bring nothing: " + string.Join("; ", failing.Select(Describe)) + ". Remove them or give their new address: /digest sources.");
    }

    private static string Describe(Feed feed) => feed.Poll.Ended
        ? $"{feed.Title} (gone for good)"
        : $"{feed.Title} ({feed.Poll.LastError}, since {feed.Poll.FailingSince:yyyy-MM-dd})";

    private async Task<Finding> CheckModelAsync(CancellationToken cancellationToken) =>
        await ModelCheck.RunAsync(services, cancellationToken) is var (works, finding)
            ? new Finding("model", works ? Verdict.Good : Verdict.Problem, finding)
            : new Finding("model", Verdict.Note, "Off: no Model__Name is set. Summaries are the articles' own sentences. The README's numbered steps lead to a model that writes them.");

    private async Task<Finding> CheckDiscordAsync(CancellationToken cancellationToken) =>
        await DiscordCheck.RunAsync(services, cancellationToken) is var (works, finding)
            ? new Finding("discord", works ? Verdict.Good : Verdict.Problem, finding)
            : new Finding("discord", Verdict.Note, "Off: no Discord__Token is set. The README's numbered steps lead from \"create an application\" to the first digest.");

    private async Task<Finding> CheckSlackAsync(CancellationToken cancellationToken) =>
        await SlackCheck.RunAsync(services, cancellationToken) is var (works, finding)
            ? new Finding("slack", works ? Verdict.Good : Verdict.Problem, finding)
            : new Finding("slack", Verdict.Note, "Off: neither Slack__Token nor Slack__ClientId is set. The README's numbered steps lead from the app's manifest to the first digest.");

    private async Task<Finding> CheckConsoleAsync(CancellationToken cancellationToken)
    {
        var address = services.GetRequiredService<IOptions<WebOptions>>().Value.Address;
        if (await RunningBot.IsHealthyAsync(address, cancellationToken))
        {
            return new Finding("console", Verdict.Good, $"The bot runs and answers at {address}.");
        }

        var uri = new Uri(address);
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(uri.Host, uri.Port, cancellationToken);
            return new Finding("console", Verdict.Problem, $"Another program listens at {address}: stop it, or give the console another address in Web:Address.");
        }
        catch (SocketException)
        {
            return new Finding("console", Verdict.Good, $"{address} is free; the bot is not running.");
        }
    }
}
