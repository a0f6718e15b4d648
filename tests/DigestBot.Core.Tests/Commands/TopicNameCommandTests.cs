using DigestBot.Core.Chat;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Tests.Commands;

/// <summary>A channel's own names for queries.</summary>
public sealed class TopicNameCommandTests : IDisposable
{
    private readonly CommandScene _scene = new(ready: new NamedTopics([new("climate", "Weather and heat", TopicQuery.Parse("climate OR heat"))]));

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task What_a_channel_names_is_called_in_its_topics_and_in_no_other_channels()
    {
        await _scene.ReportAsync(1, "Quay collapses in Lindholm", "The quay collapsed on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(2, "Bakers strike in Norrvik", "The bakers struck on Tuesday.", hoursAgo: 1);

        var named = await _scene.ReadAsync("topics name harbour port OR quay");
        Assert.StartsWith("In this channel topic:harbour now stands for “port OR quay”, which 1 story of the last 7 days matched.", named);
        Assert.Contains("[Follow it here: digest topics add topic:harbour]", named);
        Assert.Contains("now follows “topic:harbour -film”", await _scene.ReadAsync("topics add topic:harbour -film"));

        Assert.Contains("Names of this channel's own\ntopic:harbour port OR quay", await _scene.ReadAsync("topics list"));
        var today = await _scene.ReadAsync("today");
        Assert.Contains("Quay collapses", today);
        Assert.DoesNotContain("Bakers", today);
        Assert.Contains("Bakers", await _scene.ReadAsync("today bakers"));
        Assert.Contains("Quay collapses", await _scene.ReadAsync("today topic:harbour"));
        Assert.Contains("Shown: the topic “topic:harbour -film” matches", await _scene.ReadAsync("why s1"));

        Assert.Contains("There is no topic called \"harbour\"", await _scene.ReadAsync("topics add topic:harbour", channel: "sport"));
        Assert.DoesNotContain("harbour", await _scene.ReadAsync("topics list", channel: "sport"));
        Assert.Empty(await _scene.CompleteAsync(new("local", "local", "sport"), "topics add topic:har"));
    }

    [Fact]
    public async Task A_name_goes_before_a_ready_topic_of_that_name_which_it_may_call_and_gives_way_again()
    {
        Assert.Contains("stands for “topic:climate -football”, in place of the ready topic of that name", await _scene.ReadAsync("topics name Climate topic:climate -football"));
        await _scene.AskAsync("topics add topic:climate");
        await _scene.ReportAsync(1, "Heat stops football in Lindholm", "It was hot on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(2, "Heat closes schools in Norrvik", "It was hot on Tuesday.", hoursAgo: 1);

        Assert.DoesNotContain("Heat stops football", await _scene.ReadAsync("today"));
        Assert.Contains("Heat closes schools", await _scene.ReadAsync("today"));
        Assert.Contains("topic:climate is the ready topic of that name again", await _scene.ReadAsync("topics unname topic:climate"));
        Assert.Contains("Heat stops football", await _scene.ReadAsync("today"));
    }

    [Theory]
    [InlineData("topics name harbour topic:harbour OR port", "topic:harbour at character 1 is a name of this channel's own, which no other may call: write out the words it stands for.")]
    [InlineData("topics name docks topic:quays crane", "topic:quays at character 1 is a name of this channel's own, which no other may call: write out the words it stands for.")]
    [InlineData("topics name docks topic:klimate", "There is no topic called \"klimate\", which character 1 names: did you mean topic:climate?")]
    [InlineData("topics name the/docks port", "“the/docks” can be no topic's name: use at most 30 letters, digits and hyphens, as in our-harbour.")]
    [InlineData("topics name docks (port", "The bracket at character 1 is not closed")]
    [InlineData("topics add topic:quay", "did you mean topic:quays?")]
    [InlineData("topics unname dock", "This channel has no name “dock” of its own: /digest topics list shows those it has.")]
    [InlineData("topics unname quays", "“topic:quays -film” calls topic:quays: take that away first with /digest topics remove topic:quays -film.")]
    public async Task What_cannot_be_named_or_taken_away_is_answered_with_the_mend_and_changes_nothing(string line, string sentence)
    {
        await _scene.AskAsync("topics name quays quay OR pier");
        await _scene.AskAsync("topics add topic:quays -film");
        var before = await _scene.ReadAsync("topics list");

        Assert.Contains(sentence, await _scene.ReadAsync(line));

        Assert.Equal(before, await _scene.ReadAsync("topics list"));
    }

    [Fact]
    public async Task A_name_that_an_alert_calls_stays()
    {
        await _scene.AskAsync("topics name quays quay OR pier");
        await _scene.AskAsync("alerts urgent:topic:quays");

        Assert.Contains("“topic:quays” calls topic:quays: take that away first with /digest alerts urgent:none.", await _scene.ReadAsync("topics unname quays"));
    }

    [Fact]
    public async Task Names_are_suggested_where_topics_are_typed()
    {
        await _scene.AskAsync("topics name häfen port OR quay");

        Assert.Equal("topics add topic:häfen", Assert.Single(await _scene.CompleteAsync("topics add topic:hä")).Value);
        Assert.Equal("topics unname häfen", Assert.Single(await _scene.CompleteAsync("topics unname h")).Value);
        Assert.Equal("häfen: port OR quay", Assert.Single(await _scene.CompleteAsync("topics test hä")).Label);
    }

    [Fact]
    public async Task A_form_names_a_topic_and_shows_what_a_name_stands_for()
    {
        await _scene.SubmitAsync("digest topics name", ("name", "harbour"), ("query", "port OR quay"));

        Assert.Equal([new OwnTopic("harbour", "port OR quay")], (await _scene.ChannelAsync()).OwnTopics);
        Assert.Equal("port OR quay", (await _scene.OpenAsync("topics name harbour")).Form.Fields.OfType<FormField.Text>().Single(field => field.Name == "query").Value);
    }

    [Fact]
    public async Task A_channel_has_at_most_fifty_names()
    {
        var channel = await _scene.ChannelAsync();
        await _scene.Channels.SaveAsync(channel with { OwnTopics = new(Enumerable.Range(0, OwnTopics.Most).Select(i => new OwnTopic($"name-{i:00}", "port"))) }, default);

        Assert.Contains("50 names, which is the most: take one away first with /digest topics unname name-00", await _scene.ReadAsync("topics name harbour port"));
        Assert.Contains("now stands for “quay”", await _scene.ReadAsync("topics name name-07 quay"));
    }

    [Fact]
    public async Task A_topic_that_calls_a_ready_one_taken_out_of_the_configuration_is_shown_with_what_is_wrong()
    {
        await _scene.ReportAsync(1, "Quay collapses in Lindholm", "The quay collapsed on Tuesday.", hoursAgo: 2);
        var channel = await _scene.ChannelAsync();
        await _scene.Channels.SaveAsync(channel with { Topics = ["bakers", "topic:sport", "topic:docks"], OwnTopics = new([new("docks", "port OR topic:trade")]) }, default);

        var list = await _scene.ReadAsync("topics list");
        Assert.Contains("2: topic:sport · cannot be read any more, which stops this channel's digests. There is no topic called \"sport\", which character 1 names", list);
        Assert.Contains("Or take it away with /digest topics remove 2.", list);
        Assert.Contains("3: topic:docks · cannot be read any more", list);
        Assert.Contains("topic:docks port OR topic:trade · cannot be read any more. There is no topic called \"trade\", which character 9 names", list);
        Assert.Contains("Left out: “bakers”", await _scene.ReadAsync("why s1"));
        Assert.Contains("“topic:sport” cannot be read (There is no topic called \"sport\", which character 1 names", await _scene.ReadAsync("why s1"));
        Assert.Contains("There is no topic called \"sport\"", await _scene.ReadAsync("today"));
    }
}
