using System.Collections.Concurrent;
using System.Text.Json;
using DigestBot.Slack.SocketMode;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.Interactions;

/// <summary>Takes what people do from Slack, each once, and answers each on its own, so that none waits for another.</summary>
internal sealed partial class InteractionReceiver(InteractionResponder responder, TimeProvider time, ILogger<InteractionReceiver> logger) : IDeliveries, IHostedService
{
    // Slack forgets an interaction after 30 minutes; a person does sooner.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly RecentIds _taken = new();
    private readonly ConcurrentDictionary<string, Task> _running = new();

    public void Take(string id, string kind, JsonElement payload)
    {
        var interaction = kind switch
        {
            "slash_commands" => InteractionReader.Read(payload.Deserialize(InteractionJson.Default.SlackCommand)!),
            "interactive" => InteractionReader.Read(payload.Deserialize(InteractionJson.Default.SlackAction)!),
            _ => null,
        };
        if (interaction is null || !_taken.Add(id))
        {
            return;
        }

        var answering = Task.Run(() => RespondAsync(id, interaction));
        _running.TryAdd(id, answering);
        _ = answering.ContinueWith(_ => _running.TryRemove(id, out Task? _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What people wait for is finished first, as far as the stop allows.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private async Task RespondAsync(string id, SlackInteraction interaction)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            await responder.RespondAsync(interaction, limit.Token);
        }
        catch (Exception problem)
        {
            // Nobody awaits this task: whatever went wrong is told here or nowhere.
            LogFailed(problem, id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The interaction {DeliveryId} could not be answered on Slack.")]
    private partial void LogFailed(Exception exception, string deliveryId);
}
