using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>What someone asked of the bot, and what came back.</summary>
/// <param name="type">2 a command, 3 a component, 4 completion, 5 a submitted modal.</param>
public sealed class LoopbackInteraction(string id, string token, int type, string channel, TimeProvider time)
{
    private const int Loading = 1 << 7;
    private const int Ephemeral = 1 << 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<JsonObject> _messages = [];
    private readonly TaskCompletionSource<int> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public string Token => token;

    public int Type => type;

    public string Channel => channel;

    /// <summary>The message whose button was pressed.</summary>
    public JsonObject? Pressed { get; init; }

    public DateTimeOffset Sent { get; } = time.GetUtcNow();

    /// <summary>The type of the first reply; null before it.</summary>
    public int? Acknowledged { get; private set; }

    /// <summary>From what was sent to the first reply.</summary>
    public TimeSpan AcknowledgedAfter { get; private set; }

    /// <summary>To the answer that people can read.</summary>
    public TimeSpan AnsweredAfter { get; private set; }

    /// <summary>The first reply's data: choices, a modal, an update.</summary>
    public JsonObject? Data { get; private set; }

    public IReadOnlyList<JsonObject> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages.Select(message => (JsonObject)message.DeepClone())];
            }
        }
    }

    public bool IsEphemeral => Messages is [var first, ..] && ((int)first["flags"]! & Ephemeral) != 0;

    public Task<int> WaitForAcknowledgementAsync() => _acknowledged.Task.WaitAsync(Patience);

    /// <summary>Ends when there is something to read: a message that is not "thinking…", choices, a modal.</summary>
    public async Task<LoopbackInteraction> WaitForAnswerAsync()
    {
        await _answered.Task.WaitAsync(Patience);
        return this;
    }

    internal bool TryAcknowledge(int callback, JsonObject? data, JsonObject? message)
    {
        lock (_lock)
        {
            if (Acknowledged is not null)
            {
                return false;
            }

            Acknowledged = callback;
            AcknowledgedAfter = time.GetUtcNow() - Sent;
            Data = data;
            if (message is not null)
            {
                message["flags"] = (int)message["flags"]! | (callback == 5 ? Loading : 0);
                _messages.Add(message);
                if (callback == 7)
                {
                    Write(message, data ?? []);
                }
            }
        }

        _acknowledged.TrySetResult(callback);
        if (callback is not (5 or 6))
        {
            Answered();
        }

        return true;
    }

    internal void Add(JsonObject message)
    {
        lock (_lock)
        {
            // The first follow-up of a deferral is its answer, as Discord does it.
            if (_messages is [var first, ..] && IsLoading(first))
            {
                Write(first, message);
                message["id"] = first["id"]!.DeepClone();
            }
            else
            {
                _messages.Add(message);
            }
        }

        Answered();
    }

    internal JsonObject Find(string message)
    {
        lock (_lock)
        {
            return (JsonObject)Stored(message).DeepClone();
        }
    }

    internal JsonObject Edit(string message, JsonObject body)
    {
        JsonObject edited;
        lock (_lock)
        {
            var stored = Stored(message);
            Write(stored, body);
            edited = (JsonObject)stored.DeepClone();
        }

        Answered();
        return edited;
    }

    internal void Remove(string message)
    {
        lock (_lock)
        {
            _messages.Remove(Stored(message));
        }
    }

    // Who sees an answer was settled by the first reply.
    private static void Write(JsonObject stored, JsonObject body)
    {
        var ephemeral = (int)stored["flags"]! & Ephemeral;
        foreach (var (name, value) in body)
        {
            stored[name] = value?.DeepClone();
        }

        stored["flags"] = (((int?)body["flags"] ?? (int)stored["flags"]!) & ~(Loading | Ephemeral)) | ephemeral;
    }

    private static bool IsLoading(JsonObject message) => ((int)message["flags"]! & Loading) != 0;

    private JsonObject Stored(string message) =>
        (message == "@original" ? _messages.FirstOrDefault() : _messages.Find(stored => stored["id"]!.ToString() == message)) ?? throw DiscordError.Unknown(10008, "Message");

    private void Answered()
    {
        AnsweredAfter = time.GetUtcNow() - Sent;
        _answered.TrySetResult();
    }
}
