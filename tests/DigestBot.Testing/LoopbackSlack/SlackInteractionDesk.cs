using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DigestBot.Testing.Loopback;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>Delivers what people do, over Socket Mode or signed HTTP, and takes the answers.</summary>
public sealed class SlackInteractionDesk
{
    // As Slack has it: so many answers to a response address, for so long.
    private const int MaxAnswers = 5;
    private static readonly TimeSpan AddressLife = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, SlackInteraction> _all = new();
    private readonly SocketHub _hub;
    private readonly LoopbackApp _app;
    private readonly ViewDesk _views;
    private readonly LoopbackFaults _faults;
    private readonly LoopbackJournal _journal;
    private readonly TimeProvider _time;
    private int _numbers;

    internal SlackInteractionDesk(LoopbackApp app, ViewDesk views, SocketHub hub, LoopbackFaults faults, LoopbackJournal journal, TimeProvider time)
    {
        (_app, _views, _hub, _faults, _journal, _time) = (app, views, hub, faults, journal, time);
        hub.OnAcknowledged = (id, message) => TakeAcknowledgement(id, message["payload"] as JsonObject);
    }

    /// <summary>Where deliveries are sent by HTTP; null: over Socket Mode.</summary>
    public Uri? RequestUrl { get; set; }

    public IReadOnlyList<SlackInteraction> All => [.. _all.Values.OrderBy(interaction => interaction.Sent)];

    internal string Authority { get; set; } = "";

    internal async Task<SlackInteraction> SendAsync(LoopbackWorkspace workspace, string kind, Func<string, JsonObject> payload)
    {
        var number = Interlocked.Increment(ref _numbers);
        var id = $"envelope-{number}";
        var interaction = new SlackInteraction(workspace, id, kind, payload($"http://{Authority}/hooks/{id}"), _time.GetUtcNow());
        _all[id] = interaction;
        await DeliverAsync(interaction, retry: 0);
        return interaction;
    }

    /// <summary>Delivers the same once more, as Slack does when it missed the acknowledgement.</summary>
    public Task RepeatAsync(SlackInteraction interaction) => DeliverAsync(interaction, retry: 1);

    internal async Task AnswerAsync(HttpContext context)
    {
        var call = await WebApiCall.ReadAsync(context.Request);
        var interaction = _all.GetValueOrDefault(context.Request.RouteValues["id"]!.ToString()!);
        var (status, text) = _faults.Take($"{context.Request.Method} {context.Request.Path}") is { } fault ? (fault.Status, "on_demand") : Answer(interaction, call);
        _journal.Add(new(_time.GetUtcNow(), $"{context.Request.Method} {context.Request.Path}", status, call.Arguments.DeepClone()));
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
    }

    private (int Status, string Text) Answer(SlackInteraction? interaction, WebApiCall call)
    {
        var after = _time.GetUtcNow() - (interaction?.Sent ?? default);
        if (interaction is null || after > AddressLife)
        {
            return (404, "used_url");
        }

        if (call.Unreadable is not null)
        {
            return (400, "invalid_payload");
        }

        try
        {
            BlockRules.Check(call.Structure("blocks"));
            if (!interaction.TryAnswer((JsonObject)call.Arguments.DeepClone(), after, MaxAnswers))
            {
                return (404, "used_url");
            }

            Show(interaction, call);
            return (200, "ok");
        }
        catch (SlackError error)
        {
            return (400, error.Body.ToJsonString());
        }
    }

    // What only its reader sees is kept with the interaction alone.
    private static void Show(SlackInteraction interaction, WebApiCall call)
    {
        var (workspace, channel, ts) = (interaction.Workspace, interaction.Channel!, interaction.MessageTs);
        if (call.Flag("delete_original"))
        {
            if (ts is not null)
            {
                workspace.Rewrite(channel, ts, change: null);
            }
        }
        else if (call.Flag("replace_original") && ts is not null)
        {
            workspace.Rewrite(channel, ts, message => ChatMethods.Write(message, call));
        }
        else if (call.Text("response_type") == "in_channel")
        {
            ChatMethods.Store(workspace, channel, call);
        }
    }

    private async Task DeliverAsync(SlackInteraction interaction, int retry)
    {
        if (RequestUrl is { } address)
        {
            var (answer, payload) = await SignedDelivery.SendAsync(address, interaction, _app.SigningSecret, retry, _time);
            if (answer == 200)
            {
                TakeAcknowledgement(interaction.EnvelopeId, payload);
            }

            return;
        }

        var envelope = new JsonObject
        {
            ["envelope_id"] = interaction.EnvelopeId,
            ["type"] = interaction.Kind,
            ["payload"] = interaction.Payload.DeepClone(),
            ["accepts_response_payload"] = interaction.Kind != "events_api",
        };
        if (retry > 0)
        {
            envelope["retry_attempt"] = retry;
            envelope["retry_reason"] = "timeout";
        }

        await _hub.SendAsync(envelope);
    }

    private void TakeAcknowledgement(string id, JsonObject? payload)
    {
        if (_all.TryGetValue(id, out var interaction) && _time.GetUtcNow() - interaction.Sent is var after && after <= AcknowledgeWithin)
        {
            interaction.Acknowledge(payload, after);
            _views.Apply(interaction.Workspace, interaction.SubmittedView, payload);
        }
    }
}
