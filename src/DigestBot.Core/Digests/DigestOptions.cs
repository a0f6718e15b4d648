using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Digests;

/// <summary>How scheduled editions are made. Section <c>Digests</c>.</summary>
public sealed class DigestOptions
{
    public const string Section = "Digests";

    /// <summary>An edition missed while the bot was down is still posted for so long, marked late; an older one goes into the next.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "Digests:GracePeriod must be between 00:00:00 and 1.00:00:00 (a day).")]
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromHours(3);

    /// <summary>A file of ready topics, which queries call by name. Empty: none.</summary>
    public string Topics { get; set; } = "config/topics.yaml";
}

[OptionsValidator]
internal sealed partial class DigestOptionsValidator : IValidateOptions<DigestOptions>;
