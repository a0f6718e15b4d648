using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using NodaTime.Text;

namespace DigestBot.CommandLine.Settings;

/// <summary>What a team keeps of a channel in a file: its choices and its schedules. What people said of stories is none of it.</summary>
internal sealed record ChannelSettings(Channel Channel, IReadOnlyList<DigestSchedule> Schedules)
{
    public static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The channel's name in the file: <c>discord/1234/5678</c>.</summary>
    public string Key => $"{Channel.Ref.Platform}/{Channel.Ref.Workspace}/{Channel.Ref.Channel}";

    /// <returns>Null for what is no such name.</returns>
    public static ChannelRef? RefOf(string key) =>
        key.Split('/') is [{ Length: > 0 } platform, { Length: > 0 } workspace, { Length: > 0 } channel] ? new(platform, workspace, channel) : null;

    /// <summary>As it stands in the file, in its order.</summary>
    public Dictionary<string, object> ToYaml() => new()
    {
        [SettingsKeys.Name] = Channel.Name,
        [SettingsKeys.Zone] = Channel.Zone,
        [SettingsKeys.Topics] = Channel.Topics,
        [SettingsKeys.TopicNames] = Channel.OwnTopics.ToDictionary(topic => topic.Name, topic => topic.Query),
        [SettingsKeys.Stories] = Channel.StoryLimit,
        [SettingsKeys.LeastStories] = Channel.LeastStories,
        [SettingsKeys.Sections] = Channel.Reading.Mix.Sections,
        [SettingsKeys.StoriesPerTopic] = NumberOf(Channel.Reading.Mix.MostOfTopic),
        [SettingsKeys.StoriesPerSource] = NumberOf(Channel.Reading.Mix.MostOfSource),
        [SettingsKeys.Length] = NameOf(Channel.Reading.Length),
        [SettingsKeys.Pictures] = Channel.Reading.Thumbnails,
        [SettingsKeys.Thread] = Channel.Reading.Thread,
        [SettingsKeys.Language] = TellingLanguages.NameOf(Channel.Reading.Language),
        [SettingsKeys.QuietHours] = Channel.QuietHours?.ToString() ?? SettingsKeys.None,
        [SettingsKeys.PostsNoNews] = Channel.PostsNoNews,
        [SettingsKeys.EditsPosted] = Channel.EditsPosted,
        [SettingsKeys.AlertNewsrooms] = NumberOf(Channel.Alerts.Newsrooms),
        [SettingsKeys.AlertTopic] = Channel.Alerts.Urgent ?? SettingsKeys.None,
        [SettingsKeys.Schedules] = Schedules.Select(ToYaml).ToList(),
    };

    /// <summary>A line for each choice, topic, name and schedule: what differs between two channels are the lines that one has alone.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. ToYaml().Where(choice => choice.Key is not (SettingsKeys.Topics or SettingsKeys.TopicNames or SettingsKeys.Schedules)).Select(choice => $"{choice.Key}: {Text(choice.Value)}"),
        .. Channel.Topics.Select(topic => $"{SettingsKeys.Topics}: {topic}"),
        .. Channel.OwnTopics.Select(topic => $"{SettingsKeys.TopicNames}: {topic.Name}: {topic.Query}"),
        .. Schedules.Select(schedule => $"{SettingsKeys.Schedules}: {string.Join(", ", ToYaml(schedule).Select(choice => $"{choice.Key} {Text(choice.Value)}"))}"),
    ];

    /// <summary>Whether both mean the same times: then one is the other, changed.</summary>
    public static bool AreSame(DigestSchedule one, DigestSchedule other) => one.Time == other.Time && one.Zone == other.Zone && one.Days.SetEquals(other.Days);

    public static string NameOf(Enum value) => value.ToString().ToLowerInvariant();

    private static Dictionary<string, object> ToYaml(DigestSchedule schedule)
    {
        var yaml = new Dictionary<string, object>
        {
            [SettingsKeys.Time] = Time.Format(schedule.Time),
            [SettingsKeys.Days] = schedule.Days.Count == 7 ? SettingsKeys.Daily : string.Join(' ', schedule.Days.Order().Select(day => NameOf(day))),
            [SettingsKeys.Zone] = schedule.Zone,
        };
        if (schedule.Paused)
        {
            yaml[SettingsKeys.Paused] = true;
        }

        if (schedule.Ping is { } ping)
        {
            yaml[SettingsKeys.Ping] = ping;
        }

        return yaml;
    }

    private static object NumberOf(int? most) => most is { } number ? number : SettingsKeys.None;

    private static string Text(object value) => value is bool choice ? (choice ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
