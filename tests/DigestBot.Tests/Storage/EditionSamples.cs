using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using NodaTime;

namespace DigestBot.Tests.Storage;

/// <summary>A channel with a daily schedule, and editions for it.</summary>
internal static class EditionSamples
{
    public static async Task<DigestSchedule> ChannelWithScheduleAsync(this TestStorage storage, DateTimeOffset nextDue, string name = "general", string platform = "fake", string workspace = "home")
    {
        var channel = await storage.Get<IChannelStore>().GetOrAddAsync(new ChannelRef(platform, workspace, name), name, CancellationToken.None);
        return await storage.Get<IScheduleStore>().AddAsync(
            new DigestSchedule
            {
                Id = default,
                Channel = channel.Id,
                Time = new LocalTime(nextDue.Hour, nextDue.Minute),
                Days = new HashSet<IsoDayOfWeek>(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)),
                Zone = "Etc/UTC",
                Created = nextDue.AddDays(-1),
                NextDue = nextDue,
            },
            CancellationToken.None);
    }

    public static EditionSlot SlotOn(this DigestSchedule schedule, int dayOfMarch) =>
        new(schedule.Channel, schedule.Id, new LocalDate(2026, 3, dayOfMarch), schedule.Time);

    public static Edition Edition(DateTimeOffset built, params long[] stories) => new()
    {
        Title = "Morning digest",
        Zone = "Etc/UTC",
        From = built.AddDays(-1),
        To = built,
        Built = built,
        Topics = ["ferry"],
        Remark = "Posted late.",
        Counts = new EditionCounts(12, stories.Length, 4),
        Stories = [.. stories.Select((id, index) => Story(index + 1, id, built))],
    };

    private static EditionStory Story(int number, long id, DateTimeOffset built) => new()
    {
        Number = number,
        Story = new StoryId(id),
        Title = $"Story {id}",
        Url = $"https://harbour.example/{id}",
        Badge = "NEW",
        Language = "en",
        Summary = [new SummarySentence("A ferry ran aground on Monday.", [new ArticleId(id), new ArticleId(id + 1)])],
        Origin = new WireOrigin("ap", "AP"),
        OriginOutlets = 3,
        Copies = 2,
        Sources = [new EditionSource(1, new ArticleId(id), "Harbour Post", "Ferry aground", null, IsCopy: false)],
        Latest = built.AddHours(-2),
        Rank = [new RankFactor("independent outlets", "3", 1.5)],
    };
}
