using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>What someone asked of the app, and what came back.</summary>
public sealed class SlackInteraction(LoopbackWorkspace workspace, string envelopeId, string kind, JsonObject payload, DateTimeOffset sent)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<JsonObject> _answers = [];
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string EnvelopeId => envelopeId;

    internal LoopbackWorkspace Workspace => workspace;

    internal string Kind => kind;

    /// <summary>Where it was done; null in forms and on the app's home.</summary>
    internal string? Channel => payload["channel"]?["id"]?.ToString() ?? payload["channel_id"]?.ToString();

    /// <summary>The message in the channel whose button or menu was used; null for one that only its reader sees.</summary>
    internal string? MessageTs => payload["message"]?["ts"]?.ToString();

    /// <summary>The form that was sent off.</summary>
    internal string? SubmittedView => payload["type"]?.ToString() == "view_submission" ? payload["view"]?["id"]?.ToString() : null;

    internal JsonObject Payload => payload;

    internal DateTimeOffset Sent => sent;

    /// <summary>Null before it, and for good where it came after Slack's 3 s.</summary>
    public TimeSpan? AcknowledgedAfter { get; private set; }

    public int Acknowledgements { get; private set; }

    public TimeSpan AnsweredAfter { get; private set; }

    /// <summary>What came with the acknowledgement.</summary>
    public JsonObject? AcknowledgedWith { get; private set; }

    /// <summary>What was sent to the response address.</summary>
    public IReadOnlyList<JsonObject> Answers
    {
        get
        {
            lock (_lock)
            {
                return [.. _answers.Select(answer => (JsonObject)answer.DeepClone())];
            }
        }
    }

    public bool IsEphemeral => Answers is [var first, ..] && first["response_type"]?.ToString() != "in_channel";

    public Task WaitForAcknowledgementAsync() => _acknowledged.Task.WaitAsync(Patience);

    /// <summary>Acknowledged and answered: the two travel on ways of their own.</summary>
    public async Task<SlackInteraction> WaitForAnswerAsync()
    {
        await Task.WhenAll(_acknowledged.Task, _answered.Task).WaitAsync(Patience);
        return this;
    }

    internal void Acknowledge(JsonObject? with, TimeSpan after)
    {
        lock (_lock)
        {
            Acknowledgements++;
            AcknowledgedAfter ??= after;
            AcknowledgedWith ??= with;
        }

        _acknowledged.TrySetResult();
    }

    /// <returns>False when the address is used up.</returns>
    internal bool TryAnswer(JsonObject answer, TimeSpan after, int most)
    {
        lock (_lock)
        {
            if (_answers.Count >= most)
            {
                return false;
            }

            _answers.Add(answer);
            AnsweredAfter = after;
        }

        _answered.TrySetResult();
        return true;
    }
}
