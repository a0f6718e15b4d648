using System.Globalization;
using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace DigestBot.Tests.Web;

/// <summary>A made-up day of news with what tends to break pages: long titles, other scripts, many outlets, broken feeds.</summary>
internal static class SampleCoverage
{
    public const string LongTitle =
        "Harbour authority of Port Calder postpones the opening of the eastern flood barrier for the third time this year after engineers find hairline cracks in two of its nine steel gates";

    public const string ArabicTitle = "وزراء الطاقة في دول الحوض الشرقي يتفقون على ربط شبكات الكهرباء قبل الشتاء المقبل";

    private static readonly WireOrigin Wire = new("nwa", "NWA");

    private static readonly (string Title, string Language, string[] Outlets, int Copies)[] Coverage =
    [
        (LongTitle, "en", ["Calder Gazette", "The Northern Standard", "Harbour Post", "Evening Ledger", "Tidewatch", "Metro Calder"], 9),
        (ArabicTitle, "ar", ["الحوض اليوم", "The Northern Standard"], 1),
        ("Bürgerentscheid: Löwenfurt stimmt knapp für die Straßenbahn über die Brücke", "de", ["Löwenfurter Bote", "Rheintal-Kurier", "Abendblatt Süd"], 0),
        ("Élections à Valmery : la maire sortante battue d’une courte tête", "fr", ["Le Courrier de Valmery", "L’Écho des Côtes"], 2),
        ("Ferry service to Ostra resumes after the strike, at half its timetable", "en", ["Tidewatch", "Ostra Times"], 3),
        ("Second burglary in a week at the Calder museum; police see no link", "en", ["Metro Calder", "Evening Ledger"], 0),
        ("Central bank of Norland holds its rate at 3.25% for a ninth month", "en", ["The Northern Standard", "Ledger Markets", "Harbour Post"], 4),
        ("Rescuers reach the last of 27 miners in the Greyfell shaft", "en", ["Greyfell News"], 0),
    ];

    public static async Task AddAsync(IServiceProvider services)
    {
        await AddFeedsAsync(services.GetRequiredService<IFeedStore>());
        await AddStoriesAsync(services.GetRequiredService<IStoryStore>());
        await AddChannelsAsync(services.GetRequiredService<IChannelStore>(), services.GetRequiredService<IScheduleStore>());
        await AddEditionsAsync(services);
    }

    /// <summary>An edition as a channel gets it, written out by hand.</summary>
    public static ChatMessage Edition() => new("Morning digest: 8 stories from 42 articles",
    [
        new MessageBlock.Heading("Morning digest · Tuesday 17 March"),
        new MessageBlock.Note(RichText.Plain("42 articles → 8 stories · 19 copies folded")),
        Story(1, LongTitle, "UPDATED: cracked gates 1 → 2",
            "Engineers found hairline cracks in two of the nine gates during a test on Sunday, the authority said on Monday evening", [1, 2],
            "The barrier was to close for the first time on 1 April; the mayor now speaks of “autumn at the earliest”", [3],
            "NWA story in 9 outlets", ["Calder Gazette", "The Northern Standard", "Harbour Post"], 2),
        Story(2, ArabicTitle, "NEW",
            "اتفق الوزراء في ختام اجتماعهم على ربط الشبكات في ثلاث مراحل تبدأ في سبتمبر", [1],
            "وتقدر كلفة المرحلة الأولى بنحو 640 مليون دينار", [2],
            null, ["الحوض اليوم", "The Northern Standard"], 3),
        Story(3, Coverage[2].Title, "NEW",
            "50,8 Prozent stimmten für die neue Linie; die Beteiligung lag bei 61 Prozent", [1, 3],
            "Der Bau soll 2027 beginnen und 184 Millionen Euro kosten", [2],
            null, ["Löwenfurter Bote", "Rheintal-Kurier", "Abendblatt Süd"], 12),
        Story(4, Coverage[3].Title, null,
            "Hélène Marchetti l’emporte avec 312 voix d’avance, selon les résultats définitifs", [1],
            null, [],
            "NWA story in 2 outlets", ["Le Courrier de Valmery", "L’Écho des Côtes"], 14),
        Story(5, Coverage[4].Title, "UPDATED: sailings a day 0 → 4",
            "Four sailings a day run until the end of the month, the operator and the union agreed", [1],
            null, [],
            "NWA story in 3 outlets", ["Tidewatch", "Ostra Times"], 5),
        new MessageBlock.Note(RichText.Plain("+ 3 more stories · Rheintal-Kurier has not answered for 3 days")),
        new MessageBlock.Actions([new("More", "digest today"), new("Topics", "digest topics list"), new("Why these?", "digest why 1")]),
    ]);

    private static MessageBlock.StoryItem Story(
        int number, string title, string? badge, string first, int[] firstFrom, string? second, int[] secondFrom, string? wire, string[] outlets, int hours)
    {
        var summary = new List<Inline> { new Inline.Text(first + " ") };
        summary.AddRange(firstFrom.Select(Citation));
        if (second is not null)
        {
            summary.Add(new Inline.Text($". {second} "));
            summary.AddRange(secondFrom.Select(Citation));
        }

        summary.Add(new Inline.Text("."));
        var credits = new List<Inline>();
        if (wire is not null)
        {
            credits.Add(new Inline.Text($"{wire} · "));
        }

        for (var i = 0; i < outlets.Length; i++)
        {
            credits.Add(new Inline.Link(outlets[i], Address(number, i)));
            credits.Add(new Inline.Text(" · "));
        }

        credits.Add(new Inline.Instant($"{hours} h ago", ConsoleHost.Now.AddHours(-hours)));
        return new()
        {
            Number = number,
            Title = title,
            Url = Address(number, 0),
            Badge = badge,
            Summary = new(summary),
            Credits = new(credits),
            StoryKey = number.ToString(CultureInfo.InvariantCulture),
        };

        Inline Citation(int source) => new Inline.Link($"[{source}]", Address(number, source - 1));
    }

    private static string Address(int story, int outlet) => $"https://outlet-{outlet + 1}.example/2026/03/17/story-{story}";

    private static async Task AddFeedsAsync(IFeedStore feeds)
    {
        foreach (var (outlet, i) in Coverage.SelectMany(story => story.Outlets).Distinct().Select((outlet, i) => (outlet, i)))
        {
            var (feed, _) = await feeds.AddAsync(new NewFeed($"https://outlet-{i + 1}.example/feed.xml?key=s3cr3t", outlet) { Category = i % 2 == 0 ? "world" : "regional" }, CancellationToken.None);
            var healthy = new FeedPollState { LastFetched = ConsoleHost.Now.AddMinutes(-i - 1), LastNew = ConsoleHost.Now.AddMinutes(-17 * (i + 1)), NextDue = ConsoleHost.Now.AddMinutes(14 - i) };
            await feeds.SavePollAsync(feed.Id, outlet switch
            {
                "Rheintal-Kurier" => healthy with { ConsecutiveFailures = 31, FailingSince = ConsoleHost.Now.AddDays(-3), LastError = "The server answered 503 Service Unavailable." },
                "Ledger Markets" => healthy with { Ended = true },
                "Greyfell News" => new(),
                _ => healthy,
            }, CancellationToken.None);
        }
    }

    private static async Task AddStoriesAsync(IStoryStore stories)
    {
        var articles = new List<Article>();
        var assignments = new List<StoryAssignment>();
        for (var s = 0; s < Coverage.Length; s++)
        {
            var (title, language, outlets, copies) = Coverage[s];
            var story = new StoryId(s + 1);
            var first = new ArticleId(articles.Count + 1);
            for (var i = 0; i < outlets.Length + copies; i++)
            {
                var isCopy = i >= outlets.Length;
                var id = new ArticleId(articles.Count + 1);
                articles.Add(new()
                {
                    Id = id,
                    Key = $"{s}-{i}",
                    Title = isCopy || i == 0 ? title : $"{title.Split(',', ':', ';')[0]} ({outlets[i]})",
                    Text = $"{title}.",
                    Url = Address(s + 1, i),
                    Source = isCopy ? $"Regional Daily {i - outlets.Length + 1}" : outlets[i],
                    Published = ConsoleHost.Now.AddHours(-2 - s).AddMinutes(7 * i),
                    Seen = ConsoleHost.Now.AddMinutes(-30),
                    Language = language,
                    Origin = isCopy || (copies > 0 && i == 0) ? Wire : null,
                });
                assignments.Add(isCopy ? new(id, story, first, 0.97 - (0.01 * i)) : new(id, story, null, i == 0 ? 0 : 0.81 - (0.05 * i)));
            }
        }

        await stories.SaveAsync(articles, assignments, CancellationToken.None);
    }

    private static async Task AddChannelsAsync(IChannelStore channels, IScheduleStore schedules)
    {
        var general = await channels.GetOrAddAsync(new("local", "local", "general"), "general", CancellationToken.None);
        await channels.SaveAsync(general with { Zone = "Europe/Berlin" }, CancellationToken.None);
        var harbour = await channels.GetOrAddAsync(new("discord", "81", "4711"), "harbour-watch", CancellationToken.None);
        await channels.SaveAsync(harbour with { Zone = "Europe/Lisbon", Topics = ["harbour OR ferry", "\"flood barrier\""] }, CancellationToken.None);
        await channels.GetOrAddAsync(new("local", "local", "world-news"), "world-news", CancellationToken.None);
        await schedules.AddAsync(Schedule(general.Id, new LocalTime(8, 0), "Europe/Berlin", [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None)], ConsoleHost.Now.AddHours(21.5)), CancellationToken.None);
        await schedules.AddAsync(Schedule(harbour.Id, new LocalTime(17, 30), "Europe/Lisbon", [IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday], ConsoleHost.Now.AddDays(2)), CancellationToken.None);
    }

    // One edition a schedule, and of the deliveries one sent, one on its way to a channel that cannot be reached.
    private static async Task AddEditionsAsync(IServiceProvider services)
    {
        var stories = await services.GetRequiredService<IStoryStore>().ActiveAsync(ConsoleHost.Now.AddDays(-1), ConsoleHost.Now.AddDays(1), CancellationToken.None);
        var request = new EditionRequest { Title = "Morning digest", Zone = "Europe/Berlin", From = ConsoleHost.Now.AddDays(-1), To = ConsoleHost.Now, Built = ConsoleHost.Now };
        var edition = await services.GetRequiredService<EditionBuilder>().BuildAsync(request, stories, CancellationToken.None);
        foreach (var channel in await services.GetRequiredService<IChannelStore>().ListAsync(CancellationToken.None))
        {
            foreach (var schedule in await services.GetRequiredService<IScheduleStore>().ListAsync(channel.Id, CancellationToken.None))
            {
                var slot = new EditionSlot(channel.Id, schedule.Id, new LocalDate(2026, 3, 17), schedule.Time);
                var renderer = services.GetServices<IMessageRenderer>().Concat(services.GetServices<IChatPlatform>()).Single(platform => platform.Platform == channel.Ref.Platform);
                await services.GetRequiredService<IEditionStore>().PublishAsync(slot, edition, renderer.Render(EditionMessage.Of(edition), slot.Key), schedule.NextDue, CancellationToken.None);
            }
        }

        var outbox = services.GetRequiredService<IOutbox>();
        foreach (var delivery in await outbox.ClaimAsync(10, ConsoleHost.Now, TimeSpan.FromMinutes(1), CancellationToken.None))
        {
            await outbox.MarkSendingAsync(delivery, ConsoleHost.Now, ConsoleHost.Now.AddSeconds(40), CancellationToken.None);
            if (delivery.Channel.Platform == "local")
            {
                await outbox.MarkSentAsync(delivery, "1", ConsoleHost.Now, CancellationToken.None);
            }
            else
            {
                await outbox.RetryAsync(delivery, ConsoleHost.Now.AddMinutes(2), "Discord answered 502 Bad Gateway.", CancellationToken.None);
            }
        }
    }

    private static DigestSchedule Schedule(ChannelId channel, LocalTime time, string zone, IsoDayOfWeek[] days, DateTimeOffset next) =>
        new() { Id = default, Channel = channel, Time = time, Zone = zone, Days = days.ToHashSet(), Created = ConsoleHost.Now.AddDays(-5), NextDue = next };
}
