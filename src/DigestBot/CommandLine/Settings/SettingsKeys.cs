namespace DigestBot.CommandLine.Settings;

/// <summary>The words of a settings file.</summary>
internal static class SettingsKeys
{
    public const string Name = "name";
    public const string Zone = "zone";
    public const string Topics = "topics";
    public const string TopicNames = "topic-names";
    public const string Stories = "stories";
    public const string LeastStories = "least-stories";
    public const string Sections = "sections";
    public const string StoriesPerTopic = "stories-per-topic";
    public const string StoriesPerSource = "stories-per-source";
    public const string Length = "length";
    public const string Pictures = "pictures";
    public const string Thread = "thread";
    public const string QuietHours = "quiet-hours";
    public const string PostsNoNews = "posts-no-news";
    public const string EditsPosted = "edits-posted";
    public const string Language = "language";
    public const string AlertNewsrooms = "alert-newsrooms";
    public const string AlertTopic = "alert-topic";
    public const string Schedules = "schedules";
    public const string Time = "time";
    public const string Days = "days";
    public const string Paused = "paused";
    public const string Ping = "ping";
    public const string Daily = "daily";
    public const string None = "none";

    public static readonly string[] OfChannel = [Name, Zone, Topics, TopicNames, Stories, LeastStories, Sections, StoriesPerTopic, StoriesPerSource, Length, Pictures, Thread, Language, QuietHours, PostsNoNews, EditsPosted, AlertNewsrooms, AlertTopic, Schedules];

    public static readonly string[] OfSchedule = [Time, Days, Zone, Paused, Ping];
}
