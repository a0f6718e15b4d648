using System.Runtime.InteropServices;

namespace DigestBot.Core.Stories;

/// <summary>Something an article says about when or which: it tells one event from the next of its kind.</summary>
/// <param name="Value">The weekday's, the event's, the day's or the stage's number, the year.</param>
/// <param name="Weight">All weights of one kind in an article have the Euclidean length 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EventFact(FactKind Kind, int Value, float Weight);
