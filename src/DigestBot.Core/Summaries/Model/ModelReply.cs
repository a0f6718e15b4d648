namespace DigestBot.Core.Summaries.Model;

/// <summary>How a call to a model ended.</summary>
internal abstract record ModelReply
{
    private ModelReply()
    {
    }

    /// <param name="Input">Tokens; null where the endpoint does not say.</param>
    public sealed record Answered(string Text, long? Input, long? Output) : ModelReply;

    /// <summary>It will not: asking again brings the same.</summary>
    public sealed record Refused(string Reason, long? Input, long? Output) : ModelReply;

    /// <param name="Outcome">One word, to be counted by.</param>
    /// <param name="Reason">A sentence for the operator.</param>
    /// <param name="Pause">Before anything is asked again.</param>
    public sealed record Failed(string Outcome, string Reason, TimeSpan Pause) : ModelReply;
}
