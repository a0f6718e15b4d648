using System.Runtime.InteropServices;

namespace DigestBot.Core.Summaries.Disagreements;

/// <summary>Something a sentence states of which only one version can be right.</summary>
/// <param name="Subject">What it is about, in the bot's words: "the day". Empty where <paramref name="Shown"/> says it.</param>
/// <param name="Matter">What is counted, or quoted; 0 where the subject says all.</param>
/// <param name="Key">The matter and a word beside it: two claims with the same key and another value contradict each other.</param>
/// <param name="Shown">As the sentence writes it: "212 passengers".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Claim(string Subject, ulong Matter, ulong Key, string Value, string Shown)
{
    public const string Day = "the day";
    public const string Speaker = "who said it";
}
