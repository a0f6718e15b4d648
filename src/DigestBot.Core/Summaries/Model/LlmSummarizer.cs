using System.Collections.Concurrent;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Summaries.Model;

/// <summary>Has a language model write the summary, and tells the articles' own sentences whenever that fails, is too dear or says what no article says.</summary>
/// <remarks>
/// A question is asked once: who asks the same meanwhile waits for that answer, later ones and other nodes find it stored. Before each call the most it can
/// use is set aside in the store, so limits hold with many calls at once and after a crash. Readers are never told of a failure; the operator is.
/// </remarks>
internal sealed partial class LlmSummarizer(
    ExtractiveSummarizer extractive, ModelClient client, IModelStore store, ModelMetrics metrics, IOptions<ModelOptions> options, TimeProvider time, ILogger<LlmSummarizer> logger) : ISummarizer, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ModelSummary?>>> _underWay = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _calls = new(options.Value.MaxConcurrentCalls);
    private readonly Lock _lock = new();
    private DateTimeOffset _pausedUntil;

    public Task<StorySummary> SummarizeAsync(Story story, int sentences, CancellationToken cancellationToken) => SummarizeAsync(story, sentences, language: null, cancellationToken);

    public async Task<StorySummary> SummarizeAsync(Story story, int sentences, string? language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(story);
        var written = sentences > 0 ? await WrittenAsync(story, language, cancellationToken) : null;
        return written is { Sentences.Count: > 0 }
            ? new StorySummary([.. written.Sentences.Take(sentences)]) { Title = language is null ? null : written.Title, Note = written.Note ?? $"Written by the model {options.Value.Name}; each sentence was checked against the articles it cites." }
            : await extractive.SummarizeAsync(story, sentences, cancellationToken) with { Note = written?.Note, IsStopgap = sentences > 0 && written is null };
    }

    public void Dispose() => _calls.Dispose();

    private async Task<ModelSummary?> WrittenAsync(Story story, string? language, CancellationToken cancellationToken)
    {
        var prompt = ModelPrompt.Of(story, language);
        var key = prompt.KeyFor(options.Value.Name!);
        if (await store.FindAsync(key, cancellationToken) is { } known)
        {
            return known;
        }

        // Nobody's cancellation ends what others wait for.
        var asked = _underWay.GetOrAdd(key, _ => new Lazy<Task<ModelSummary?>>(() => AskAsync(key, story.Id, prompt)));
        return await asked.Value.WaitAsync(cancellationToken);
    }

    private async Task<ModelSummary?> AskAsync(string key, StoryId story, ModelPrompt prompt)
    {
        await Task.Yield();
        await _calls.WaitAsync();
        try
        {
            // Whoever was first may have ended between the look into the store and here.
            return await store.FindAsync(key, CancellationToken.None) ?? (IsPaused() ? null : await CallAsync(key, story, prompt));
        }
        finally
        {
            _calls.Release();
            _underWay.TryRemove(key, out _);
        }
    }

    private async Task<ModelSummary?> CallAsync(string key, StoryId story, ModelPrompt prompt)
    {
        var settings = options.Value;
        var call = new ModelCall(Guid.NewGuid(), key, story, time.GetUtcNow(), settings.SpendOf(prompt.MostInputTokens, settings.MaxOutputTokens, settings.Timeout));
        var reservation = await store.ReserveAsync(call, settings.DayLimit, settings.StoryLimit, CancellationToken.None);
        if (reservation is Reservation.Answered)
        {
            return await store.FindAsync(key, CancellationToken.None);
        }

        if (reservation is not Reservation.Granted)
        {
            metrics.Ended(reservation.ToString(), 0);
            LogNotAsked(story.Value, reservation);
            return null;
        }

        var begun = time.GetTimestamp();
        var reply = await client.AskAsync(prompt, CancellationToken.None);
        var (outcome, used, summary) = Judge(story, prompt, call, reply, time.GetElapsedTime(begun));
        metrics.Ended(outcome, used.Tokens);
        await store.SettleAsync(call, used, outcome, summary, CancellationToken.None);
        return summary;
    }

    private (string Outcome, ModelSpend Used, ModelSummary? Summary) Judge(StoryId story, ModelPrompt prompt, ModelCall call, ModelReply reply, TimeSpan took)
    {
        switch (reply)
        {
            case ModelReply.Answered answered:
                return Read(story, prompt, answered, Spent(answered.Input, answered.Output));
            case ModelReply.Refused refused:
                LogFailed(story.Value, refused.Reason);
                return ("refused", Spent(refused.Input, refused.Output), new ModelSummary([], [refused.Reason]));
            case ModelReply.Failed failed:
                lock (_lock)
                {
                    _pausedUntil = time.GetUtcNow() + failed.Pause;
                }

                LogFailed(story.Value, failed.Reason);

                // What a call that broke off has cost, nobody says: all that was set aside.
                return (failed.Outcome, failed.Outcome is "timeout" or "unreachable" or "nonsense" ? call.Reserved with { Time = took } : new ModelSpend(0, 0, took), null);
            default:
                throw new InvalidOperationException($"{reply.GetType().Name} is no known end of a call.");
        }

        ModelSpend Spent(long? input, long? output) =>
            input is { } sent && output is { } received ? options.Value.SpendOf(sent, received, took) : call.Reserved with { Time = took };
    }

    private (string Outcome, ModelSpend Used, ModelSummary Summary) Read(StoryId story, ModelPrompt prompt, ModelReply.Answered answered, ModelSpend used)
    {
        try
        {
            var (summary, faults) = ModelAnswer.Read(answered.Text, prompt);
            metrics.LeftOut(faults);
            if (summary.Note is { } note)
            {
                LogLeftOut(story.Value, note);
            }

            return (summary.Sentences.Count > 0 ? "written" : "ungrounded", used, summary);
        }
        catch (FormatException problem)
        {
            LogFailed(story.Value, problem.Message);
            return ("nonsense", used, new ModelSummary([], [problem.Message]));
        }
    }

    private bool IsPaused()
    {
        lock (_lock)
        {
            return time.GetUtcNow() < _pausedUntil;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The model wrote no summary of story {StoryId}: {Reason}. Its articles' own sentences are told.")]
    private partial void LogFailed(long storyId, string reason);

    [LoggerMessage(LogLevel.Information, "The model was not asked about story {StoryId}: {Reservation}.")]
    private partial void LogNotAsked(long storyId, Reservation reservation);

    [LoggerMessage(LogLevel.Information, "Story {StoryId}: {Note}")]
    private partial void LogLeftOut(long storyId, string note);
}
