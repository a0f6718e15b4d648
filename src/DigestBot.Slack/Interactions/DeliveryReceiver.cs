using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Slack.Posting;
using DigestBot.Slack.SocketMode;
using DigestBot.Slack.Views;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.Interactions;

/// <summary>Takes what happens from Slack, each thing once, and works on each by itself, so that none waits for another.</summary>
internal sealed partial class DeliveryReceiver(
    InteractionResponder responder, FormDesk forms, Departures departures, HomePage home, TimeProvider time, ILogger<DeliveryReceiver> logger) : IDeliveries, IHostedService
{
    // Slack forgets an interaction after 30 minutes; a person does sooner.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly RecentIds _taken = new();
    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>What the app's manifest subscribes to.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. Departures.Events, HomePage.Event];

    public void Take(string id, string kind, JsonElement payload)
    {
        switch (kind)
        {
            case "slash_commands":
                Answer(id, InteractionReader.Read(payload.Deserialize(InteractionJson.Default.SlackCommand)!));
                break;
            case "interactive" when InteractionReader.Read(payload.Deserialize(InteractionJson.Default.SlackAction)!) is { } interaction:
                Answer(id, interaction);
                break;
            case "events_api":
                Hear(payload.Deserialize(InteractionJson.Default.SlackEvent)!);
                break;
        }
    }

    public async Task<JsonObject?> TakeFormAsync(string id, JsonElement payload)
    {
        var sent = payload.Deserialize(InteractionJson.Default.SlackAction)!;
        if (!_taken.Add(id))
        {
            return null;
        }

        var limit = new CancellationTokenSource(Longest, time);
        try
        {
            return await forms.TakeAsync(sent, work => Run($"{id} later", work), limit.Token);
        }
        catch (Exception problem)
        {
            // Nobody above can do more than close the modal.
            LogFailed(problem, id);
            return null;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What people wait for is finished first, as far as the stop allows.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private void Hear(SlackEvent happened)
    {
        var it = happened.Event;
        // An event that comes again has another envelope and the same id.
        if (it is { Type: HomePage.Event, User: { } user, Tab: null or "home" })
        {
            Begin(happened.EventId, cancellationToken => home.ShowAsync(happened.TeamId, user, cancellationToken));
        }
        else if (Departures.Events.Contains(it.Type))
        {
            Begin(happened.EventId, cancellationToken => departures.HearAsync(it.Type, happened.TeamId, it.Channel, cancellationToken));
        }
    }

    private void Answer(string id, SlackInteraction interaction) => Begin(id, cancellationToken => responder.RespondAsync(interaction, cancellationToken));

    private void Begin(string id, Func<CancellationToken, Task> work)
    {
        if (_taken.Add(id))
        {
            Run(id, work);
        }
    }

    private void Run(string id, Func<CancellationToken, Task> work)
    {
        var working = Task.Run(() => WorkAsync(id, work));
        _running.TryAdd(id, working);
        _ = working.ContinueWith(_ => _running.TryRemove(id, out Task? _), TaskScheduler.Default);
    }

    private async Task WorkAsync(string id, Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            await work(limit.Token);
        }
        catch (Exception problem)
        {
            // Nobody awaits this task: whatever went wrong is told here or nowhere.
            LogFailed(problem, id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Slack's delivery {DeliveryId} could not be dealt with.")]
    private partial void LogFailed(Exception exception, string deliveryId);
}
