using System.Diagnostics.Metrics;
using DigestBot.Core.Summaries.Grounding;

namespace DigestBot.Core.Summaries.Model;

/// <summary>Counts calls, tokens and sentences that were left out, for whoever listens to the meter <c>DigestBot.Model</c>.</summary>
internal sealed class ModelMetrics
{
    public const string Meter = "DigestBot.Model";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _leftOut;

    public ModelMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _calls = meter.CreateCounter<long>("digestbot.model.calls", "{call}", "Calls and refusals to call, by outcome");
        _tokens = meter.CreateCounter<long>("digestbot.model.tokens", "{token}", "Tokens sent and received");
        _leftOut = meter.CreateCounter<long>("digestbot.model.sentences_left_out", "{sentence}", "Sentences that their articles do not support, by what is wrong with them");
    }

    public void Ended(string outcome, long tokens)
    {
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _tokens.Add(tokens);
    }

    public void LeftOut(IEnumerable<GroundingFault> faults)
    {
        foreach (var fault in faults)
        {
            _leftOut.Add(1, new KeyValuePair<string, object?>("fault", fault.ToString()));
        }
    }
}
