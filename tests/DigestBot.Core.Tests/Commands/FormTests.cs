using DigestBot.Core.Chat;
using DigestBot.Core.Commands;

namespace DigestBot.Core.Tests.Commands;

/// <summary>Commands whose parameters are given in a form.</summary>
public sealed class FormTests : IDisposable
{
    private static readonly ChannelRef Channel = new("local", "local", "news");

    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_form_opens_where_nothing_or_not_enough_was_typed()
    {
        Assert.Equal(AnswerKind.Form, KindOf("setup"));
        Assert.Equal(AnswerKind.Form, KindOf("schedule add"));
        Assert.Equal(AnswerKind.Form, KindOf("digest topics add"));
        Assert.Equal(AnswerKind.Public, KindOf("schedule add 08:00"));
        Assert.Equal(AnswerKind.Ephemeral, KindOf("today"));
        Assert.Equal(AnswerKind.Public, _scene.Router.AnswerKindOf(new(Channel, Manager, "schedule add") { Arguments = new Dictionary<string, string>(), IsSubmission = true }));
    }

    [Fact]
    public async Task Where_no_form_can_open_the_command_says_how_it_is_typed() =>
        Assert.Contains("/digest schedule add <time> [days] [zone]", await _scene.ReadAsync("schedule add"));

    [Fact]
    public async Task A_form_is_sent_to_the_same_handler_as_a_typed_line()
    {
        var done = Assert.IsType<FormOutcome.Done>(await _scene.SubmitAsync("digest schedule add", ("time", "8 am"), ("days", "mon, thu"), ("zone", "Berlin")));
        var schedule = Assert.Single(await _scene.Schedules.ListAsync((await _scene.ChannelAsync()).Id, default));

        Assert.Contains("at 08:00 on Monday and Thursday, Europe/Berlin time", CommandScene.Words(done.Message));
        Assert.Equal("Europe/Berlin", schedule.Zone);
    }

    [Fact]
    public async Task An_empty_field_that_is_needed_is_named_and_nothing_changes()
    {
        var mend = Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest schedule add", ("time", " "), ("days", ""), ("zone", "")));
        Assert.Equal("time", Assert.Single(mend.Problems).Field);
        Assert.Empty(await _scene.Schedules.ListAsync((await _scene.ChannelAsync()).Id, default));
    }

    [Fact]
    public async Task A_value_that_is_not_understood_is_told_at_its_field_with_the_mend()
    {
        var mend = Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest schedule add", ("time", "08:00"), ("days", "daily"), ("zone", "Europe/Berlni")));
        var problem = Assert.Single(mend.Problems);

        Assert.Equal("zone", problem.Field);
        Assert.Contains("Did you mean Europe/Berlin?", problem.Sentence);
        Assert.Equal("Europe/Berlni", mend.Form.Fields.OfType<FormField.Text>().Single(field => field.Name == "zone").Value);
    }

    [Fact]
    public async Task Where_the_form_has_closed_it_opens_again_with_what_was_given_until_that_is_old()
    {
        var mend = Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest schedule add", ("time", "25:00"), ("days", "sat"), ("zone", "")));
        var again = mend.Message.Blocks.OfType<MessageBlock.Actions>().Single().Buttons.Single();
        Assert.Equal("digest schedule add", again.Command);
        Assert.Equal("25:00", ValueOf(await _scene.OpenAsync("schedule add"), "time"));

        _scene.Time.Advance(FormDrafts.Life);
        Assert.Equal("08:00", ValueOf(await _scene.OpenAsync("schedule add"), "time"));
    }

    [Fact]
    public async Task A_form_that_was_taken_opens_fresh_the_next_time()
    {
        await _scene.SubmitAsync("digest schedule add", ("time", "25:00"), ("days", "sat"), ("zone", ""));
        await _scene.SubmitAsync("digest schedule add", ("time", "10:00"), ("days", "sat"), ("zone", ""));
        Assert.Equal("08:00", ValueOf(await _scene.OpenAsync("schedule add"), "time"));
    }

    [Fact]
    public async Task Who_may_not_change_the_channel_gets_no_form_and_none_is_taken_from_them()
    {
        var reader = new ChatUser("2", "Ravi", CanManageChannel: false);
        var refused = Assert.IsType<FormOpening.Refused>(await _scene.Router.OpenAsync(new(Channel, reader, "setup"), default));
        var sent = new Interaction(Channel, reader, "digest topics add") { Arguments = new Dictionary<string, string> { ["query"] = "ferries" }, IsSubmission = true };
        var answer = Assert.IsType<FormOutcome.Done>(await _scene.Router.SubmitAsync(sent, default));

        Assert.Contains("may manage this channel", refused.Message.Summary);
        Assert.Contains("may manage this channel", answer.Message.Summary);
        Assert.Empty((await _scene.ChannelAsync()).Topics);
    }

    [Fact]
    public async Task A_text_longer_than_its_field_made_by_hand_is_refused()
    {
        var mend = Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest topics add", ("query", new string('x', 5_000))));
        Assert.Contains("At most 1000 characters", Assert.Single(mend.Problems).Sentence);
    }

    [Fact]
    public async Task Setting_up_takes_topic_time_and_zone_at_once_and_shows_what_the_digest_looks_like()
    {
        await _scene.ReportAsync(1, "Ferry crews strike in Larkport", "Crews of the Larkport ferry walked out in a strike on Tuesday.", hoursAgo: 2);
        await _scene.ReportAsync(2, "Museum opens a new wing", "The Tolland museum opened its new wing.", hoursAgo: 2);
        var done = Assert.IsType<FormOutcome.Done>(await _scene.SubmitAsync("digest setup", ("topic", "ferry strike"), ("time", "08:00"), ("days", "weekdays"), ("zone", "Europe/Berlin")));
        var words = CommandScene.Words(done.Message);
        var channel = await _scene.ChannelAsync();

        Assert.Contains("A digest of stories on “ferry strike” will be posted here at 08:00 on weekdays, Europe/Berlin time.", words);
        Assert.Contains("1 Ferry crews strike in Larkport", words);
        Assert.DoesNotContain("Museum", words);
        Assert.Equal(["ferry strike"], channel.Topics);
        Assert.Equal("Europe/Berlin", channel.Zone);
        Assert.Single(await _scene.Schedules.ListAsync(channel.Id, default));
    }

    [Fact]
    public async Task Setting_up_with_a_time_that_cannot_be_read_changes_nothing_at_all()
    {
        var mend = Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest setup", ("topic", "ferries"), ("time", "soon"), ("days", ""), ("zone", "")));
        Assert.Equal("time", mend.Problems.Single().Field);
        Assert.Empty((await _scene.ChannelAsync()).Topics);
    }

    private static ChatUser Manager => new("1", "Mia", CanManageChannel: true);

    private AnswerKind KindOf(string text) => _scene.Router.AnswerKindOf(new(Channel, Manager, text));

    private static string ValueOf(FormOpening.Shown opened, string field) => opened.Form.Fields.OfType<FormField.Text>().Single(candidate => candidate.Name == field).Value;
}
