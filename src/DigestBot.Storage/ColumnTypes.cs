using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using DigestBot.Core.Articles;
using DigestBot.Core.Delivery;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Feeds;
using DigestBot.Core.Stories;
using DigestBot.Core.Topics;
using NodaTime;
using NodaTime.Text;

namespace DigestBot.Storage;

/// <summary>How the words of Core stand in columns: typed ids as numbers, instants as Unix milliseconds, small lists as text.</summary>
internal static class ColumnTypes
{
    // Dapper's handlers are the process's; a static constructor runs once, whoever comes first.
    static ColumnTypes()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        // Dapper's own mappings of these would win over a handler.
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.RemoveTypeMap(typeof(string));
        Text(StorableText.Of, text => text);
        Number(instant => instant.ToUnixTimeMilliseconds(), DateTimeOffset.FromUnixTimeMilliseconds);
        Number(id => id.Value, value => new FeedId(value));
        Number(id => id.Value, value => new ArticleId(value));
        Number(id => id.Value, value => new StoryId(value));
        Number(id => id.Value, value => new ChannelId(value));
        Number(id => id.Value, value => new ScheduleId(value));
        Number(id => id.Value, value => new EditionId(value));
        Number(id => id.Value, value => new DeliveryId(value));
        Text(date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
        Text(time => Minute.Pattern.Format(time), text => Minute.Pattern.Parse(text).Value);
        Text<QuietHours>(quiet => quiet.ToString(), text => QuietHours.Parse(text)!);
        Text<IReadOnlySet<IsoDayOfWeek>>(
            days => string.Concat(days.Order().Select(day => (int)day)),
            text => text.Select(digit => (IsoDayOfWeek)(digit - '0')).ToHashSet());
        Text(
            wishes => JsonSerializer.Serialize(wishes, DocumentJson.Default.PublisherWishes),
            text => text is "{}" ? PublisherWishes.None : JsonSerializer.Deserialize(text, DocumentJson.Default.PublisherWishes)!);
        Text(
            wishes => JsonSerializer.Serialize(wishes, DocumentJson.Default.ReadingWishes),
            text => text is "{}" ? ReadingWishes.Default : JsonSerializer.Deserialize(text, DocumentJson.Default.ReadingWishes)!);
        Text(
            wishes => JsonSerializer.Serialize(wishes, DocumentJson.Default.AlertWishes),
            text => text is "{}" ? AlertWishes.None : JsonSerializer.Deserialize(text, DocumentJson.Default.AlertWishes)!);
        Text(
            said => JsonSerializer.Serialize(said, DocumentJson.Default.StoryFeedback),
            text => JsonSerializer.Deserialize(text, DocumentJson.Default.StoryFeedback)!);
        Text<OwnTopics>(
            topics => JsonSerializer.Serialize(topics, DocumentJson.Default.IReadOnlyListOwnTopic),
            text => text is "[]" ? OwnTopics.None : new(JsonSerializer.Deserialize(text, DocumentJson.Default.IReadOnlyListOwnTopic)!));
        Text<IReadOnlyList<string>>(
            list => JsonSerializer.Serialize(list, DocumentJson.Default.IReadOnlyListString),
            text => text is "[]" ? [] : JsonSerializer.Deserialize(text, DocumentJson.Default.IReadOnlyListString)!);
    }

    /// <summary>To be called before the first query; costs nothing after the first call.</summary>
    public static void Register()
    {
    }

    private static void Number<T>(Func<T, long> write, Func<long, T> read) =>
        SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(DbType.Int64, value => write(value), column => read(Convert.ToInt64(column, CultureInfo.InvariantCulture))));

    private static void Text<T>(Func<T, string> write, Func<string, T> read) =>
        SqlMapper.AddTypeHandler(typeof(T), new Handler<T>(DbType.String, write, column => read((string)column)));

    // A class of its own: a pattern costs milliseconds to make, which a start need not wait for.
    private static class Minute
    {
        // Schedules and slots are whole minutes.
        public static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    }

    // Not Dapper's own base class: that leaves a null without its type, and PostgreSQL cannot always tell it from the statement.
    private sealed class Handler<T>(DbType type, Func<T, object> write, Func<object, T> read) : SqlMapper.ITypeHandler
    {
        public object? Parse(Type destinationType, object value) => value is DBNull ? default : read(value);

        public void SetValue(IDbDataParameter parameter, object? value)
        {
            parameter.DbType = type;
            parameter.Value = value is null or DBNull ? DBNull.Value : write((T)value);
        }
    }
}
