using System.Text.Json.Serialization;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Summaries.Model;

/// <summary>What a model has written, and what it has used of its limits; shared by all nodes.</summary>
public interface IModelStore
{
    Task<ModelSummary?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets aside, in one step, what a call may use at most. It counts as used until <see cref="SettleAsync"/>, also when the process ends before.</summary>
    Task<Reservation> ReserveAsync(ModelCall call, ModelSpend dayLimit, ModelSpend storyLimit, CancellationToken cancellationToken);

    /// <summary>Puts what a call used in the place of what was set aside, and keeps its summary, where it brought one.</summary>
    /// <param name="outcome">One word for the operator: "written", "timeout".</param>
    Task SettleAsync(ModelCall call, ModelSpend used, string outcome, ModelSummary? summary, CancellationToken cancellationToken);

    /// <summary>What was used and set aside on a UTC day.</summary>
    Task<ModelDay> DayAsync(DateOnly day, CancellationToken cancellationToken);
}

/// <summary>Why a call may be made, or not.</summary>
public enum Reservation
{
    Granted,
    OverDayLimit,
    OverStoryLimit,

    /// <summary>Somebody asks the same at this moment.</summary>
    UnderWay,

    /// <summary>Somebody has asked meanwhile: the answer is stored.</summary>
    Answered,
}

/// <param name="Key">The same for the same question: story version, language, articles, model.</param>
/// <param name="Reserved">The most that it can use.</param>
public sealed record ModelCall(Guid Id, string Key, StoryId Story, DateTimeOffset At, ModelSpend Reserved)
{
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
}

/// <param name="Cost">In millionths of the operator's currency.</param>
public sealed record ModelSpend(long Tokens, long Cost, TimeSpan Time)
{
    public const long CostUnits = 1_000_000;
}

/// <param name="Calls">By outcome; those under way or broken off as "open".</param>
/// <param name="LeftOut">Sentences that the articles do not support.</param>
public sealed record ModelDay(ModelSpend Used, IReadOnlyDictionary<string, int> Calls, int LeftOut);

/// <summary>What a model wrote of a story, most important first; without sentences where none was of use.</summary>
public sealed record ModelSummary(IReadOnlyList<SummarySentence> Sentences, IReadOnlyList<string> LeftOut)
{
    /// <summary>A headline; null where the articles do not support the one that was written.</summary>
    public string? Title { get; init; }

    /// <summary>Why some or all of it was left out, for who asks; null where nothing was.</summary>
    [JsonIgnore]
    public string? Note => LeftOut.Count == 0 ? null
        : Sentences.Count == 0 ? $"The model's summary was not used: {LeftOut[0]}"
        : $"{LeftOut.Count} of {LeftOut.Count + Sentences.Count} sentences of the model were left out: {LeftOut[0]}";
}
