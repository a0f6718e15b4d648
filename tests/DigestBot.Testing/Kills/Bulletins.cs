using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DigestBot.Testing.Kills;

/// <summary>A story a minute, and in every channel a schedule for every minute: a bot that has something to send all the time.</summary>
public static partial class Bulletins
{
    private static readonly string[] Zones = ["Etc/UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Europe/Berlin"];

    /// <summary>Stands in the title of the bulletin that is due at the given minute, and in no other.</summary>
    public static string MarkOf(int minute) => $"Bulletin {minute:0000} of the harbour office";

    /// <summary>The minute of the last bulletin in a message.</summary>
    public static int LastIn(string message) => Mark().Matches(message).Max(mark => int.Parse(mark.Groups["minute"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("Bulletin (?<minute>[0-9]{4}) of the harbour office", RegexOptions.None, 1000)]
    private static partial Regex Mark();

    /// <param name="begin">The first minute.</param>
    /// <param name="services">Hold the stores of a bot that is not running.</param>
    public static async Task PrepareAsync(IServiceProvider services, LoopbackPlatform platform, DateTimeOffset begin, int minutes, CancellationToken cancellationToken)
    {
        var stories = services.GetRequiredService<IStoryStore>();
        for (var minute = 0; minute < minutes; minute++)
        {
            // A few seconds before its edition is due: who makes that late, or the one before late, has it once all the same.
            var article = Article(minute, begin.AddMinutes(minute).AddSeconds(-5));
            await stories.SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(article.Id.Value), DuplicateOf: null, Similarity: 0)], cancellationToken);
        }

        var channels = services.GetRequiredService<IChannelStore>();
        var schedules = services.GetRequiredService<IScheduleStore>();
        foreach (var (id, index) in platform.Channels.Select((id, index) => (id, index)))
        {
            var channel = await channels.GetOrAddAsync(new ChannelRef(platform.Name, platform.Workspace, id), id, cancellationToken);

            // However many minutes are merged into one edition, each one's bulletin stands in it.
            await channels.SaveAsync(channel with { StoryLimit = minutes }, cancellationToken);
            for (var minute = 0; minute < minutes; minute++)
            {
                await schedules.AddAsync(Schedule(channel.Id, Zones[index % Zones.Length], begin.AddMinutes(minute)), cancellationToken);
            }
        }
    }

    private static Article Article(int minute, DateTimeOffset published) => new()
    {
        Id = new ArticleId(minute + 1),
        Key = $"bulletin-{minute}",
        Title = MarkOf(minute),
        Text = $"The harbour office reported at minute {minute} that all ferries run. The next report follows in a minute.",
        Source = "Harbour Post",
        Published = published,
        Seen = published,
        Language = "en",
        Categories = [],
    };

    private static DigestSchedule Schedule(ChannelId channel, string zone, DateTimeOffset due) => new()
    {
        Id = default,
        Channel = channel,
        Time = Instant.FromDateTimeOffset(due).InZone(DateTimeZoneProviders.Tzdb[zone]).TimeOfDay,
        Days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet(),
        Zone = zone,
        Created = due.AddDays(-1),
        NextDue = due,
    };
}
