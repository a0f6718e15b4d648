using System.Globalization;
using DigestBot.Benchmarks.Discord;
using DigestBot.Benchmarks.FanOut;
using DigestBot.Benchmarks.Feeds;
using DigestBot.Benchmarks.Fuzzing;
using DigestBot.Benchmarks.Kills;
using DigestBot.Benchmarks.Search;
using DigestBot.Benchmarks.Slack;
using DigestBot.Benchmarks.Stages;
using DigestBot.Benchmarks.Start;
using DigestBot.Benchmarks.Stories;
using DigestBot.Benchmarks.Summaries;
using DigestBot.Benchmarks.Topics;
using DigestBot.Benchmarks.Updates;

switch (args)
{
    case ["start"]:
        return await StartBenchmark.RunAsync(runs: 7);
    case ["start", "--runs", var runs] when int.TryParse(runs, out var count) && count > 0:
        return await StartBenchmark.RunAsync(count);
    case ["stages"]:
        StageBenchmarks.Run();
        return 0;
    case ["feed-day"]:
        return await FeedDayRun.RunAsync(feeds: 500, TimeSpan.FromDays(1));
    case ["feed-day", "--feeds", var feeds] when int.TryParse(feeds, out var count) && count > 0:
        return await FeedDayRun.RunAsync(count, TimeSpan.FromDays(1));
    case ["feeds", var folder] when Directory.Exists(folder):
        await PollingRate.RunAsync();
        await ParsingRate.RunAsync([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)]);
        return 0;
    case ["fuzz", "feeds" or "pages", var count, var seed, ..] when args.Length > 4
        && int.TryParse(count, CultureInfo.InvariantCulture, out var mutants) && mutants > 0 && int.TryParse(seed, CultureInfo.InvariantCulture, out var chosen):
        return FuzzBenchmark.Run(args[1], args[4..], mutants, chosen);
    case ["fuzz", "topics", var count, var seed] when int.TryParse(count, CultureInfo.InvariantCulture, out var queries) && queries > 0 && int.TryParse(seed, CultureInfo.InvariantCulture, out var chosen):
        return TopicFuzz.Run(queries, chosen);
    case ["discord-pace"]:
        return await DiscordPaceBenchmark.RunAsync();
    case ["discord-latency"]:
        return await DiscordLatencyBenchmark.RunAsync(articles: 100_000, days: 14);
    case ["discord-latency", "--articles", var articles, "--days", var days] when int.TryParse(articles, out var count) && count > 0 && int.TryParse(days, out var span) && span > 0:
        return await DiscordLatencyBenchmark.RunAsync(count, span);
    case ["discord-memory"]:
        return await DiscordMemoryBenchmark.RunAsync();
    case ["restart"]:
        return await RestartBenchmark.RunAsync(articles: 20_000, seed: Environment.TickCount);
    case ["restart", "--articles", var articles] when int.TryParse(articles, out var count) && count > 0:
        return await RestartBenchmark.RunAsync(count, seed: Environment.TickCount);
    case [RestartBenchmark.Worker, var database, var articles] when int.TryParse(articles, CultureInfo.InvariantCulture, out var count):
        await RestartBenchmark.WorkAsync(database, count, Console.WriteLine);
        return 0;
    case ["cross-validate", var folder, .. var sets] when Directory.Exists(folder):
        CrossValidation.Run(folder, sets, folds: 3);
        return 0;
    case ["wordings", var folder] when Directory.Exists(folder):
        WordingWeights.Run(folder);
        return 0;
    case ["pairs", var file] when File.Exists(file):
        PairScore.Run(file);
        return 0;
    case ["grounding", .. var files] when files.All(File.Exists):
        GroundingScore.Run(files);
        return 0;
    case ["storylines"]:
        StorylineScore.Run();
        return 0;
    case ["summaries"]:
        return SummaryRate.Run() ? 0 : 1;
    case ["summaries", var folder, .. var names] when Directory.Exists(folder):
        return await SummaryScore.RunAsync(folder, names) ? 0 : 1;
    case ["topics"]:
        return MatchingRate.Run();
    case ["search"]:
        return await SearchBenchmark.RunAsync(articles: 200_000);
    case ["search", "--articles", var articles] when int.TryParse(articles, out var count) && count >= 10:
        return await SearchBenchmark.RunAsync(count);
    case ["updates"]:
        UpdateScore.Run();
        return 0;
    case ["coverage-days", var file] when File.Exists(file):
        return await CoverageDays.RunAsync(file);
    case ["slack-latency"]:
        return await SlackLatencyBenchmark.RunAsync(articles: 100_000, days: 14);
    case ["slack-latency", "--articles", var articles, "--days", var days] when int.TryParse(articles, out var count) && count > 0 && int.TryParse(days, out var span) && span > 0:
        return await SlackLatencyBenchmark.RunAsync(count, span);
    case ["fan-out"]:
        return await FanOutBenchmark.RunAsync(channels: 10_000, delivers: true);
    case ["fan-out", "--channels", var channels, .. var rest] when int.TryParse(channels, out var count) && count > 0 && rest is [] or ["--queue-only"]:
        return await FanOutBenchmark.RunAsync(count, delivers: rest.Length == 0);
    case ["kill-test", "--kills", var kills, "--store", "sqlite" or "postgres", "--platform", "discord" or "slack"] when int.TryParse(kills, out var count) && count > 0:
        return await KillTest.RunAsync(count, args[4], args[6]);
    case ["two-nodes", "kill"]:
        return await TwoNodesTest.KillAsync();
    case ["two-nodes", "freeze", "--times", var times, "--platform", "discord" or "slack"] when int.TryParse(times, out var count) && count > 0:
        return await TwoNodesTest.FreezeAsync(count, args[5]);
    case ["empty-host"]:
        await EmptyHost.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: dotnet run --project tests/DigestBot.Benchmarks -c Release -- COMMAND
              start [--runs N]   the bot's start with 40 feeds and 5,000 articles beside an empty host's: time to ready, memory
              feed-day [--feeds N]   24 simulated hours of 500 feeds that move, vanish, limit, time out and lie: entries once, limits kept, health right
              feeds FOLDER       polling beside Debian's newsboat, parsing the folder's feeds beside its python3-feedparser and sfeed
              discord-pace       2,000 messages to 2,000 channels at Discord's limit, alone and beside a program that spends half of it
              discord-latency [--articles N --days N]
                                 50 commands at a time with 100,000 articles of 14 days stored: to the acknowledgement, to the answer
              discord-memory     what being on Discord costs in memory, and whether a day's events of 1,000 servers grow it
              slack-latency [--articles N --days N]
                                 the same on Slack
              stages             what one article costs in each stage, and in each step of finding its story: time and allocations
              restart [--articles N]   20,000 articles into SQLite by a process that is killed five times, beside one that is not: the same stories
              cross-validate FOLDER [SET …]   B-cubed F1 of each set of labelled events (SET.input.jsonl, SET.labels.jsonl; by default all there) with
                                 the constants as built in, and as fitted on the events of the other folds
              wordings FOLDER    of undated texts in one wording, how many are taken for the same report filled in anew, where they tell of two events and
                                 where of one; and the weights of that, fitted anew
              storylines         of the tests' series of recurring events, how many find the event before them
              summaries          1,000 stories of 10 articles summarised: time and allocations a story, and how both grow from 2 to 40 articles
              summaries FOLDER [SET …] [--show]
                                 summaries of each set's labelled events: word for word, repeats, unresolved openings, shared names and numbers
                                 kept beside the lead article's first three sentences; --show prints what was found
              topics             one article compared with the topics of 1,000 and of 10,000 channels, five each
              search [--articles N]   words of all kinds, misspelt ones too, among 20,000 and 200,000 articles on SQLite and PostgreSQL
              updates            of 60 stories that a channel has had and a later report, which come back: precision and recall beside people's decisions
              coverage-days FILE dated articles as a channel's evenings: nothing told twice, and each return named and cited
              grounding [FILE …] falsehoods planted in right sentences of the tests' and the files' articles (JSON lines): caught; right ones: refused
              pairs FILE         pairs of articles that are one event or not: F1, and which kinds of pair are wrong
              fan-out [--channels N [--queue-only]]
                                 10,000 channels with topics of their own due at one minute: until queued, until delivered at Discord's limit
              kill-test --kills N --store sqlite|postgres --platform discord|slack
                                 the program killed N times while due editions go out, the network cut now and then: lost and doubled ones
              two-nodes kill | two-nodes freeze --times N --platform discord|slack
                                 two nodes on one PostgreSQL, one killed in the middle of 1,000 due channels, or frozen N times past its leases
              fuzz feeds|pages COUNT SEED FOLDER …
                                 reads COUNT mangled copies of the folders' feeds or pages: crashes, slow ones, memory
              fuzz topics COUNT SEED
                                 reads COUNT queries made of scraps of the topic language: each is read, printed and read again, or refused in a sentence
            """);
        return 2;
}
