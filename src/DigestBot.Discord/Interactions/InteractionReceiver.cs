using System.Collections.Concurrent;
using System.Text.Json;
using DigestBot.Discord.Gateway;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Discord.Interactions;

/// <summary>Takes interactions from the gateway and answers each on its own, so that none waits for another.</summary>
internal sealed partial class InteractionReceiver(InteractionResponder responder, TimeProvider time, ILogger<InteractionReceiver> logger) : IGatewayEvents, IHostedService
{
    // Discord forgets an interaction after 15 minutes; a person does sooner.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Task> _running = new();

    public void Take(string name, ReadOnlySpan<byte> data)
    {
        if (name != "INTERACTION_CREATE")
        {
            return;
        }

        var interaction = JsonSerializer.Deserialize(data, InteractionJson.Default.DiscordInteraction)!;
        var answering = Task.Run(() => RespondAsync(interaction));
        _running.TryAdd(interaction.Id, answering);
        _ = answering.ContinueWith(_ => _running.TryRemove(interaction.Id, out Task? _), TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What people wait for is finished first, as far as the stop allows.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private async Task RespondAsync(DiscordInteraction interaction)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            await responder.RespondAsync(interaction, limit.Token);
        }
        catch (Exception problem)
        {
            // Nobody awaits this task: whatever went wrong is told here or nowhere.
            LogFailed(problem, interaction.Type, interaction.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The {Type} {InteractionId} could not be answered on Discord.")]
    private partial void LogFailed(Exception exception, InteractionType type, string interactionId);
}
