using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Delivery;

/// <summary>How editions get into their channels. Section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Messages under way at the same time, each to another channel.</summary>
    [Range(1, 256, ErrorMessage = "Delivery:MaxConcurrentSends must be between 1 and 256.")]
    public int MaxConcurrentSends { get; set; } = 16;

    /// <summary>After so long a send's end counts as unknown.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Delivery:SendTimeout must be between 00:00:01 (a second) and 00:05:00 (5 minutes).")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Before the second try; each further one waits twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Delivery:FirstRetryDelay must be between 00:00:01 (a second) and 01:00:00 (an hour).")]
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Delivery:MaxRetryDelay must be between 00:00:01 (a second) and 1.00:00:00 (a day).")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A digest older than this is news no more: it is tried no further and shown to the operator.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Delivery:GiveUpAfter must be between 00:01:00 (a minute) and 7.00:00:00 (a week).")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
