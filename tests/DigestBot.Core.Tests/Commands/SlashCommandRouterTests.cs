using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Testing;
using DigestBot.Testing.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Tests.Commands;

public sealed class SlashCommandRouterTests
{
    private static readonly ChannelRef Channel = new("local", "local", "news");
    private readonly RecordingLogger<SlashCommandRouter> _log = new();
    private readonly EchoHandler _today = new(new("today", "Stories since midnight", AnswerKind.Public)
    {
        Parameters = [new("topic", "words to look for", Required: false, TakesRest: true)],
        Examples = ["today", "today ferry"],
    });

    private readonly EchoHandler _scheduleAdd = new(new("schedule add", "Posts a digest", AnswerKind.Ephemeral, ChangesChannel: true)
    {
        Parameters = [new("time", "the local time", Required: true), new("days", "on which days", Required: false), new("zone", "the time zone", Required: false)],
        Examples = ["schedule add 08:00 weekdays Europe/Berlin"],
    });

    private readonly EchoHandler _scheduleList = new(new("schedule list", "When digests are posted", AnswerKind.Ephemeral) { Examples = ["schedule list"] });

    [Fact]
    public async Task The_longest_path_is_the_command_and_the_rest_its_parameters()
    {
        Assert.Equal("schedule add time=08:00 days=weekdays zone=Europe/Berlin", await AskAsync("schedule add 08:00 weekdays Europe/Berlin"));
        Assert.Equal("today topic=middle east \"cease fire\"", await AskAsync("today middle east “cease fire”"));
        Assert.Equal("today topic=https://example.org/a:b", await AskAsync("today https://example.org/a:b"));
    }

    [Fact]
    public async Task Options_by_name_may_stand_in_any_order()
    {
        Assert.Equal("schedule add time=08:00 zone=Europe/Berlin", await AskAsync("schedule add zone:Europe/Berlin time:08:00"));
        Assert.Equal("schedule add time=08:00 days=mon fri", await AskAsync("schedule add Days: \"mon fri\" 08:00"));
    }

    [Theory]
    [InlineData("/digest today")]
    [InlineData("digest today")]
    [InlineData("TODAY")]
    public async Task A_pasted_command_works_with_its_slash_and_name(string text) => Assert.Equal("today", await AskAsync(text));

    [Fact]
    public async Task Nothing_at_all_is_a_call_for_help() => Assert.Contains("/digest today [topic]", await AskAsync(""));

    [Fact]
    public async Task A_group_alone_lists() => Assert.Equal("schedule list", await AskAsync("schedule"));

    [Theory]
    [InlineData("tody ferry", "digest today ferry")]
    [InlineData("shcedule ad 08:00", "digest schedule add 08:00")]
    [InlineData("schedule addd 08:00", "digest schedule add 08:00")]
    public async Task A_typo_is_met_with_the_nearest_command_to_press(string typed, string meant)
    {
        var answer = await Router().RouteAsync(new(Channel, Manager, typed), default);
        var button = Assert.Single(answer.Blocks.OfType<MessageBlock.Actions>().Single().Buttons);
        Assert.Equal(meant, button.Command);
        Assert.Contains($"Did you mean /{meant}?", answer.Summary);
    }

    [Fact]
    public async Task Words_that_resemble_no_command_can_be_searched_for()
    {
        var answer = await Router().RouteAsync(new(Channel, Manager, "gaza ceasefire"), default);
        Assert.Equal("digest search gaza ceasefire", answer.Blocks.OfType<MessageBlock.Actions>().Single().Buttons[0].Command);
    }

    [Fact]
    public async Task What_is_said_back_is_short_and_marks_nothing()
    {
        var answer = await AskAsync("`schedul` " + new string('x', 5_000));
        Assert.InRange(answer.Length, 1, 400);
        Assert.DoesNotContain('`', answer);
    }

    [Fact]
    public async Task Changing_a_channel_is_for_those_who_manage_it()
    {
        var answer = await Router().RouteAsync(new(Channel, Reader, "schedule add 08:00"), default);
        Assert.Contains("may manage this channel", answer.Summary);
        Assert.Equal(0, _scheduleAdd.Calls);
        Assert.Equal("today", (await Router().RouteAsync(new(Channel, Reader, "today"), default)).Summary);
    }

    [Fact]
    public async Task What_is_missing_is_named_with_an_example_that_works_when_pasted()
    {
        var answer = await AskAsync("schedule add");
        Assert.Contains("needs time", answer);
        Assert.Contains("/digest schedule add 08:00 weekdays Europe/Berlin", answer);
        Assert.StartsWith("schedule add time=08:00", await AskAsync("/digest schedule add 08:00 weekdays Europe/Berlin"));
    }

    [Fact]
    public async Task Words_too_many_are_named() => Assert.Contains("does not take “now”", await AskAsync("schedule list now"));

    [Fact]
    public async Task A_command_that_cannot_be_done_answers_with_its_sentence()
    {
        _today.Problem = new CommandException("There is no topic “x”.");
        Assert.Equal("There is no topic “x”.", await AskAsync("today x"));
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public async Task An_unexpected_failure_is_answered_and_logged_with_its_cause()
    {
        _today.Problem = new InvalidOperationException("the disk is gone");
        Assert.Equal("Something went wrong here; it was written to the log.", await AskAsync("today"));
        var entry = Assert.Single(_log.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Same(_today.Problem, entry.Exception);
        Assert.Contains("today", entry.Message);
    }

    [Fact]
    public async Task A_failure_while_completing_leaves_no_suggestions_and_is_logged()
    {
        _today.Problem = new InvalidOperationException("the disk is gone");
        Assert.Empty(await Router().CompleteAsync(new(Channel, Reader, "today mi"), default));
        Assert.Same(_today.Problem, Assert.Single(_log.Entries).Exception);
    }

    [Fact]
    public async Task A_stop_while_a_command_runs_is_no_failure()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        _today.Problem = new OperationCanceledException(stop.Token);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Router().RouteAsync(new(Channel, Reader, "today"), stop.Token));
        Assert.Empty(_log.Entries);
    }

    [Fact]
    public void An_adapter_learns_from_memory_who_will_see_the_answer()
    {
        Assert.Equal(AnswerKind.Public, Router().AnswerKindOf(new(Channel, Reader, "today ferry")));
        Assert.Equal(AnswerKind.Ephemeral, Router().AnswerKindOf(new(Channel, Reader, "schedule add")));
        Assert.Equal(AnswerKind.Ephemeral, Router().AnswerKindOf(new(Channel, Reader, "tody")));
    }

    [Fact]
    public async Task The_name_of_the_command_is_a_setting()
    {
        var answer = await Router("news").RouteAsync(new(Channel, Manager, "/news schedule add"), default);
        Assert.Contains("/news schedule add 08:00", answer.Summary);
    }

    [Theory]
    [InlineData("", new[] { "today", "schedule add", "schedule list", "help" })]
    [InlineData("sch", new[] { "schedule add", "schedule list" })]
    [InlineData("schedule ", new[] { "schedule add", "schedule list" })]
    [InlineData("schedule a", new[] { "schedule add" })]
    [InlineData("schedule add 08:00 weekdays ", new[] { "schedule add 08:00 weekdays Europe/Berlin", "schedule add 08:00 weekdays \"two words\"" })]
    [InlineData("schedule add 08:00 zone:eu", new[] { "schedule add 08:00 zone:Europe/Berlin", "schedule add 08:00 zone:\"two words\"" })]
    [InlineData("today middle e", new[] { "today Europe/Berlin", "today two words" })]
    [InlineData("schedule list ", new string[0])]
    public async Task A_line_is_completed_with_commands_first_and_then_with_parameters(string typed, string[] expected)
    {
        var completions = await Router().CompleteAsync(new(Channel, Reader, typed), default);
        Assert.Equal(expected, completions.Select(completion => completion.Value));
    }

    private static ChatUser Manager => new("1", "Mia", CanManageChannel: true);

    private static ChatUser Reader => new("2", "Ravi", CanManageChannel: false);

    private async Task<string> AskAsync(string text)
    {
        var answer = await Router().RouteAsync(new(Channel, Manager, text), default);
        return string.Join('\n', [answer.Summary, .. answer.Blocks.OfType<MessageBlock.Bullets>().SelectMany(bullets => bullets.Items).Select(item => item.ToPlainText())]);
    }

    private SlashCommandRouter Router(string name = "digest")
    {
        var options = Options.Create(new CommandOptions { Name = name });
        var catalogue = new CommandCatalogue([_today, _scheduleAdd, _scheduleList], options);
        return new(catalogue, new InMemoryChannelStore(), new InMemoryChangeLog(), new ManualTimeProvider(DateTimeOffset.UnixEpoch), options, _log);
    }

    /// <summary>Answers with what it was asked.</summary>
    private sealed class EchoHandler(CommandDefinition definition) : ISlashCommandHandler, ICompletesParameters
    {
        public int Calls { get; private set; }

        public Exception? Problem { get; set; }

        public CommandDefinition Definition => definition;

        public Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
        {
            Calls++;
            if (Problem is not null)
            {
                throw Problem;
            }

            var arguments = definition.Parameters.Where(parameter => request[parameter.Name] is not null).Select(parameter => $"{parameter.Name}={request[parameter.Name]}");
            return Task.FromResult(ChatMessage.Line(string.Join(' ', [definition.Path, .. arguments])));
        }

        public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
            Problem is null ? Task.FromResult<IReadOnlyList<Completion>>([new("Europe/Berlin", "Europe/Berlin"), new("two words", "two words")]) : throw Problem;
    }
}
