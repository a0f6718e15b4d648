namespace DigestBot.Core.Summaries.Grounding;

/// <summary>Whether the cited articles say what a sentence says.</summary>
public abstract record GroundingOutcome
{
    private GroundingOutcome()
    {
    }

    /// <summary>Nothing was found that the articles do not say.</summary>
    public sealed record Grounded : GroundingOutcome;

    /// <param name="Said">The sentence's words that are at fault.</param>
    /// <param name="Source">What the articles say instead, where they say anything of it.</param>
    public sealed record Ungrounded(GroundingFault Fault, string Said, string? Source = null) : GroundingOutcome
    {
        /// <summary>One sentence for who asks why.</summary>
        public string Reason => Fault switch
        {
            GroundingFault.Language => $"The sentence is in another language ({Said}) than the one asked for.",
            GroundingFault.Quotation => $"No cited article has the quotation “{Said}”.",
            _ when Source is { } source => $"The cited articles have “{source}” where the sentence has “{Said}”.",
            GroundingFault.Unsupported => "The cited articles say too little of what the sentence says.",
            _ => $"The cited articles do not say “{Said}” of this.",
        };
    }
}

/// <summary>What is wrong with a sentence that its articles do not support.</summary>
public enum GroundingFault
{
    Language,
    Quotation,
    Number,
    Unit,
    Name,

    /// <summary>A "not" too many or forgotten, "may" for "will", "all" for "some", "before" for "after".</summary>
    Qualifier,

    /// <summary>The contrary, or a decisive word ("won", "resigned", "Tuesday") that the articles do not have.</summary>
    Meaning,

    /// <summary>The right words with the wrong roles: who did it, to whom.</summary>
    Roles,

    /// <summary>In a sentence otherwise as the article has it, words of another meaning.</summary>
    Wording,
    Unsupported,
}
