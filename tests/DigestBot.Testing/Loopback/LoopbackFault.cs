using System.Text.Json.Serialization;

namespace DigestBot.Testing.Loopback;

/// <summary>What goes wrong with one REST call; each is used up by one call.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Path">Only to a call whose method and path hold these words, such as <c>POST /channels/</c>; null: to any.</param>
public sealed record LoopbackFault(LoopbackFaultKind Kind, string? Path = null)
{
    /// <summary>Of <see cref="LoopbackFaultKind.Answer"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Of <see cref="LoopbackFaultKind.Late"/> and of a 429: seconds.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>Of a 429: <c>user</c>, <c>global</c> or <c>shared</c>.</summary>
    public string Scope { get; init; } = "user";
}

[JsonConverter(typeof(JsonStringEnumConverter<LoopbackFaultKind>))]
public enum LoopbackFaultKind
{
    /// <summary>The status instead of doing it.</summary>
    Answer,

    /// <summary>Done, but the answer is the status: a gateway in between lost it.</summary>
    AnswerAfterDoing,

    /// <summary>The connection is cut before anything is done.</summary>
    Drop,

    /// <summary>Done, then the connection is cut.</summary>
    DropAfterDoing,

    /// <summary>Done and answered, so many seconds later.</summary>
    Late,
}
