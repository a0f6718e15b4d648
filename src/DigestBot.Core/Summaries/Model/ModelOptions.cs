using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Summaries.Model;

/// <summary>A language model that writes summaries, and what it may use. Section <c>Model</c>.</summary>
/// <remarks>Limits count what is reserved for calls under way, so they hold however many run at once. 0 for a cost: no limit.</remarks>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>The model's name at its endpoint; without one summaries are the articles' own sentences, and nothing is sent anywhere.</summary>
    public string? Name { get; init; }

    /// <summary>Where an OpenAI-compatible API is, its version included. Without one OpenAI's own, which takes a <see cref="Key"/>.</summary>
    [RegularExpression(@"^https?://[^\s]+$", ErrorMessage = "Model:BaseAddress must be a web address such as http://localhost:11434/v1.")]
    public string? BaseAddress { get; init; }

    /// <summary>A secret; local servers take none.</summary>
    public string? Key { get; init; }

    /// <summary>For one call.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Model:Timeout must lie between 00:00:01 and 00:10:00.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    [Range(1, 64, ErrorMessage = "Model:MaxConcurrentCalls must lie between 1 and 64.")]
    public int MaxConcurrentCalls { get; init; } = 4;

    [Range(100, 100_000, ErrorMessage = "Model:MaxOutputTokens must lie between 100 and 100000.")]
    public int MaxOutputTokens { get; init; } = 1_000;

    /// <summary>In UTC days.</summary>
    [Range(0, long.MaxValue, ErrorMessage = "Model:MaxTokensPerDay must not be negative.")]
    public long MaxTokensPerDay { get; init; } = 1_000_000;

    [Range(0, long.MaxValue, ErrorMessage = "Model:MaxTokensPerStory must not be negative.")]
    public long MaxTokensPerStory { get; init; } = 100_000;

    /// <summary>Of a million tokens sent, in whatever currency the limits are meant.</summary>
    [Range(typeof(decimal), "0", "100000", ErrorMessage = "Model:InputPrice must lie between 0 and 100000.")]
    public decimal InputPrice { get; init; }

    /// <summary>Of a million tokens received.</summary>
    [Range(typeof(decimal), "0", "100000", ErrorMessage = "Model:OutputPrice must lie between 0 and 100000.")]
    public decimal OutputPrice { get; init; }

    [Range(typeof(decimal), "0", "1000000", ErrorMessage = "Model:MaxCostPerDay must lie between 0 and 1000000.")]
    public decimal MaxCostPerDay { get; init; }

    [Range(typeof(decimal), "0", "1000000", ErrorMessage = "Model:MaxCostPerStory must lie between 0 and 1000000.")]
    public decimal MaxCostPerStory { get; init; }

    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "Model:MaxTimePerDay must lie between 00:00:01 and 7.00:00:00.")]
    public TimeSpan MaxTimePerDay { get; init; } = TimeSpan.FromHours(8);

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Model:MaxTimePerStory must lie between 00:00:01 and 1.00:00:00.")]
    public TimeSpan MaxTimePerStory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A name, and somewhere to ask: an address of one's own, or OpenAI's with a key.</summary>
    public bool IsOn() => !string.IsNullOrWhiteSpace(Name) && (!string.IsNullOrWhiteSpace(BaseAddress) || !string.IsNullOrWhiteSpace(Key));

    internal Uri Endpoint => new(string.IsNullOrWhiteSpace(BaseAddress) ? "https://api.openai.com/v1" : BaseAddress);

    internal ModelSpend DayLimit => new(MaxTokensPerDay, MaxCostPerDay == 0 ? long.MaxValue : (long)(MaxCostPerDay * ModelSpend.CostUnits), MaxTimePerDay);

    internal ModelSpend StoryLimit => new(MaxTokensPerStory, MaxCostPerStory == 0 ? long.MaxValue : (long)(MaxCostPerStory * ModelSpend.CostUnits), MaxTimePerStory);

    // Prices are of a million tokens and costs in millionths: so a price is what one token costs.
    internal ModelSpend SpendOf(long input, long output, TimeSpan time) =>
        new(input + output, (long)decimal.Ceiling((input * InputPrice) + (output * OutputPrice)), time);
}

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
