using System.Globalization;
using DigestBot.CommandLine.Input;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Text;
using DigestBot.Core.Topics;
using NodaTime;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DigestBot.CommandLine.Settings;

/// <summary>Reads channels' settings from a file. What it leaves out of a channel stays as it is.</summary>
internal sealed class SettingsReader(string file)
{
    private const int MostStories = 30;
    private const int MostTopics = 50;
    private const int MostSchedules = 24;

    /// <param name="known">A channel's settings as stored; null for one that the bot has not met.</param>
    /// <exception cref="InputException">Names the line and the mend.</exception>
    public IReadOnlyList<ChannelSettings> Read(TextReader text, Func<string, ChannelSettings?> known)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(text);
        }
        catch (YamlException problem)
        {
            throw At(problem.Start, $"this is no YAML ({problem.Message.TrimEnd('.')}): mend the line, or take it away.");
        }

        return yaml.Documents switch
        {
            [] => [],
            [{ RootNode: YamlMappingNode channels }] => [.. channels.Children.Select(entry => Channel(entry.Key, entry.Value, known))],
            [var other, ..] => throw At(other.RootNode.Start, "this is no list of channels: digestbot export --settings writes one."),
        };
    }

    private ChannelSettings Channel(YamlNode key, YamlNode value, Func<string, ChannelSettings?> known)
    {
        if (key is not YamlScalarNode { Value: { } name } || ChannelSettings.RefOf(name) is not { } place)
        {
            throw At(key.Start, $"{key} names no channel: write its platform, workspace and id, as in discord/1234/5678.");
        }

        var settings = known(name) ?? new ChannelSettings(new Channel { Id = default, Ref = place, Name = place.Channel }, []);
        // What names stand for first: topics may call them, wherever in the file they are.
        var entries = Entries(value, SettingsKeys.OfChannel).OrderBy(entry => entry.Key != SettingsKeys.TopicNames).ToList();
        var read = entries.Aggregate(settings, (channel, entry) => Apply(channel, entry.Key, entry.Value));
        var topics = string.Join(' ', [.. read.Channel.Topics, read.Channel.Alerts.Urgent]);
        return read.Channel.TopicLostSince(settings.Channel.OwnTopics, TopicsFile.For(topics)) is { } caller
            ? throw At(entries[0].Value.Start, $"{caller} calls a name that is not among these: leave the name in, or write topics without it.")
            : read;
    }

    private ChannelSettings Apply(ChannelSettings settings, string key, YamlNode value)
    {
        var channel = settings.Channel;
        return key switch
        {
            SettingsKeys.Name => settings with { Channel = channel with { Name = Text(value) } },
            SettingsKeys.Zone => settings with { Channel = channel with { Zone = Zone(value) } },
            SettingsKeys.Topics => settings with { Channel = channel with { Topics = [.. Items(value, MostTopics).Select(item => Topic(item, channel.OwnTopics))] } },
            SettingsKeys.TopicNames => settings with { Channel = channel with { OwnTopics = Names(value) } },
            SettingsKeys.Stories => settings with { Channel = channel with { StoryLimit = Number(value) } },
            SettingsKeys.LeastStories => settings with { Channel = channel with { LeastStories = Number(value) } },
            SettingsKeys.Sections => WithMix(settings, mix => mix with { Sections = YesNo(value) }),
            SettingsKeys.StoriesPerTopic => WithMix(settings, mix => mix with { MostOfTopic = NumberOrNone(value) }),
            SettingsKeys.StoriesPerSource => WithMix(settings, mix => mix with { MostOfSource = NumberOrNone(value) }),
            SettingsKeys.Length => settings with { Channel = channel with { Reading = channel.Reading with { Length = Length(value) } } },
            SettingsKeys.Pictures => settings with { Channel = channel with { Reading = channel.Reading with { Thumbnails = YesNo(value) } } },
            SettingsKeys.Thread => settings with { Channel = channel with { Reading = channel.Reading with { Thread = YesNo(value) } } },
            SettingsKeys.Language => settings with { Channel = channel with { Reading = channel.Reading with { Language = Language(value) } } },
            SettingsKeys.QuietHours => settings with { Channel = channel with { QuietHours = Quiet(value) } },
            SettingsKeys.PostsNoNews => settings with { Channel = channel with { PostsNoNews = YesNo(value) } },
            SettingsKeys.EditsPosted => settings with { Channel = channel with { EditsPosted = YesNo(value) } },
            SettingsKeys.AlertNewsrooms => settings with { Channel = channel with { Alerts = channel.Alerts with { Newsrooms = Text(value) is SettingsKeys.None ? null : Newsrooms(value) } } },
            SettingsKeys.AlertTopic => settings with { Channel = channel with { Alerts = channel.Alerts with { Urgent = Text(value) is SettingsKeys.None ? null : Topic(value, channel.OwnTopics) } } },
            _ => settings with { Schedules = [.. Items(value, MostSchedules).Select(item => Schedule(channel, item)).Aggregate(new List<DigestSchedule>(), Distinct)] },
        };
    }

    private static ChannelSettings WithMix(ChannelSettings settings, Func<MixWishes, MixWishes> change)
    {
        var reading = settings.Channel.Reading;
        return settings with { Channel = settings.Channel with { Reading = reading with { Mix = change(reading.Mix) } } };
    }

    private DigestSchedule Schedule(Channel channel, YamlNode item)
    {
        var entries = Entries(item, SettingsKeys.OfSchedule).ToDictionary(entry => entry.Key, entry => entry.Value);
        if (!entries.TryGetValue(SettingsKeys.Time, out var time))
        {
            throw At(item.Start, "a schedule needs its time, as in time: 08:00.");
        }

        return new DigestSchedule
        {
            Id = default,
            Channel = channel.Id,
            Time = ChannelSettings.Time.Parse(Text(time)) is { Success: true } parsed ? parsed.Value : throw At(time.Start, $"{Text(time)} is no time of day: write it as 08:00."),
            Days = entries.TryGetValue(SettingsKeys.Days, out var days) ? Days(days) : EveryDay,
            Zone = entries.TryGetValue(SettingsKeys.Zone, out var zone) ? Zone(zone) : channel.Zone,
            Created = default,
            Paused = entries.TryGetValue(SettingsKeys.Paused, out var paused) && YesNo(paused),
            Ping = entries.TryGetValue(SettingsKeys.Ping, out var ping) ? Text(ping) : null,
        };
    }

    // Written twice, it would be posted twice.
    private static List<DigestSchedule> Distinct(List<DigestSchedule> all, DigestSchedule one) => all.Exists(other => ChannelSettings.AreSame(other, one)) ? all : [.. all, one];

    private IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode node, string[] known)
    {
        if (node is not YamlMappingNode mapping)
        {
            throw At(node.Start, $"here stand {string.Join(", ", known)}, each with its value behind a colon.");
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            yield return Array.Exists(known, word => word == name)
                ? (name, value)
                : throw At(key.Start, $"{key} is no setting: " + (NearestWord.Find(name, known) is { } meant ? $"did you mean {meant}?" : $"there are {string.Join(", ", known)}."));
        }
    }

    private IEnumerable<YamlNode> Items(YamlNode node, int most) => node switch
    {
        YamlSequenceNode sequence when sequence.Children.Count <= most => sequence.Children,
        YamlScalarNode { Value: null or "" } => [],
        _ => throw At(node.Start, $"here stands a list of at most {most}, each on a line of its own behind a hyphen."),
    };

    private OwnTopics Names(YamlNode node)
    {
        IReadOnlyList<KeyValuePair<YamlNode, YamlNode>> entries = node switch
        {
            YamlMappingNode mapping when mapping.Children.Count <= OwnTopics.Most => [.. mapping.Children],
            YamlScalarNode { Value: null or "" } => [],
            _ => throw At(node.Start, $"here stand at most {OwnTopics.Most} names, each with its query behind a colon."),
        };
        var own = new OwnTopics(entries.Select(entry => new OwnTopic(
            OwnTopics.ReadName(Text(entry.Key)) ?? throw At(entry.Key.Start, $"{Text(entry.Key)} can be no topic's name: use at most {OwnTopics.LongestName} letters, digits and hyphens."),
            Text(entry.Value))));
        if (own.DistinctBy(topic => topic.Name).Count() < own.Count)
        {
            throw At(node.Start, "two of these names are the same in small letters: take one away.");
        }

        foreach (var (_, query) in entries)
        {
            Read(query, TopicsFile.For(Text(query)).Within(own));
        }

        return own;
    }

    private string Topic(YamlNode node, OwnTopics own) => Read(node, TopicsFile.For(Text(node)).With(own)).Text;

    private TopicQuery Read(YamlNode node, NamedTopics callable)
    {
        try
        {
            return TopicQuery.Parse(Text(node), callable);
        }
        catch (TopicQueryException problem)
        {
            throw At(node.Start, problem.Message);
        }
    }

    private string Zone(YamlNode node) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Text(node)) is { } zone
        ? zone.Id
        : throw At(node.Start, $"{Text(node)} is no IANA time zone: name one such as Europe/Berlin or Etc/UTC.");

    private int Number(YamlNode node) => int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostStories
        ? number
        : throw At(node.Start, $"{Text(node)} is no number from 1 to {MostStories}.");

    private int? NumberOrNone(YamlNode node) => Text(node) is SettingsKeys.None ? null : Number(node);

    private int Newsrooms(YamlNode node) => int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= AlertWishes.FewestNewsrooms and <= AlertWishes.MostNewsrooms
        ? number
        : throw At(node.Start, $"{Text(node)} is no number of newsrooms from {AlertWishes.FewestNewsrooms} to {AlertWishes.MostNewsrooms}, nor {SettingsKeys.None}.");

    private string? Language(YamlNode node) => TellingLanguages.TryFind(Text(node), out var code)
        ? code
        : throw At(node.Start, $"{Text(node)} is no language that digests can be told in: write {string.Join(", ", TellingLanguages.Names)}.");

    private bool YesNo(YamlNode node) => bool.TryParse(Text(node), out var choice) ? choice : throw At(node.Start, $"{Text(node)} is neither true nor false.");

    private DigestLength Length(YamlNode node) => Enum.TryParse<DigestLength>(Text(node), ignoreCase: true, out var length) && Enum.IsDefined(length)
        ? length
        : throw At(node.Start, $"{Text(node)} is no length: write {string.Join(", ", Enum.GetValues<DigestLength>().Select(known => ChannelSettings.NameOf(known)))}.");

    private QuietHours? Quiet(YamlNode node) => Text(node) switch
    {
        SettingsKeys.None => null,
        var hours => QuietHours.Parse(hours) ?? throw At(node.Start, $"{hours} are no quiet hours: write them as 22:00-07:00, or none."),
    };

    private HashSet<IsoDayOfWeek> Days(YamlNode node) =>
    [
        .. Text(node) == SettingsKeys.Daily ? EveryDay : Text(node).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
            word => EveryDay.FirstOrDefault(day => ChannelSettings.NameOf(day).Equals(word, StringComparison.OrdinalIgnoreCase)) is var day and not IsoDayOfWeek.None
                ? day
                : throw At(node.Start, $"{word} is no day: write monday to sunday with spaces between them, or daily.")),
    ];

    private string Text(YamlNode node) => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw At(node.Start, "here is one value missing.");

    private static HashSet<IsoDayOfWeek> EveryDay { get; } = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    private InputException At(Mark place, string sentence) => new($"{file}, line {place.Line}: {sentence}");
}
