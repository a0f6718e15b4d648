using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Stories;

/// <summary>How long articles and stories stay in view of new ones. Section <c>Stories</c>.</summary>
public sealed class StoryOptions
{
    public const string Section = "Stories";

    /// <summary>Articles seen longer ago than this leave the memory; their stories stay in the store.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00", ErrorMessage = "Stories:FollowFor must lie between 1 day (1.00:00:00) and 365 days.")]
    public TimeSpan FollowFor { get; init; } = TimeSpan.FromDays(14);

    /// <summary>A dated article joins no story whose own dates lie further away than this.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00", ErrorMessage = "Stories:JoinWithin must lie between 1 hour (01:00:00) and 365 days.")]
    public TimeSpan JoinWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Files are read in one go: nothing is restored.</summary>
    internal bool HasCheckpoints => FollowFor < TimeSpan.MaxValue;

    internal StoryTuning Tuning { get; init; } = StoryTuning.BuiltIn;

    /// <summary>For files: the whole of it is in view, however old its articles are.</summary>
    public static StoryOptions ForFiles { get; } = new() { FollowFor = TimeSpan.MaxValue };
}

[OptionsValidator]
internal sealed partial class StoryOptionsValidator : IValidateOptions<StoryOptions>;
