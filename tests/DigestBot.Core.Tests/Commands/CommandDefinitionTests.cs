using DigestBot.Core.Chat;
using DigestBot.Core.Commands;

namespace DigestBot.Core.Tests.Commands;

public sealed class CommandDefinitionTests : IDisposable
{
    private readonly CommandScene _scene = new();

    public static TheoryData<string> Examples
    {
        get
        {
            using var scene = new CommandScene();
            return [.. scene.Catalogue.Definitions.SelectMany(definition => definition.Examples)];
        }
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_in_help_is_a_whole_command(string example)
    {
        var line = SlashCommandLine.Parse(example);
        var (handler, words) = _scene.Catalogue.Find(line)!.Value;
        var arguments = ArgumentBinder.Bind(handler.Definition, line, words);
        Assert.Contains(example, handler.Definition.Examples);
        Assert.Null(arguments.Missing);
        Assert.Empty(arguments.Surplus);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_pasted_with_slash_and_name_is_answered_without_a_fault(string example)
    {
        var answer = await _scene.AskAsync("/digest " + example);
        Assert.NotEmpty(answer.Summary);
        Assert.DoesNotContain("There is no `/digest", answer.Summary);
    }

    [Fact]
    public void Definitions_keep_the_limits_under_which_discord_registers_commands() => Assert.All(_scene.Catalogue.Definitions, definition =>
    {
        Assert.Matches("^[a-z]{1,32}( [a-z]{1,32})?$", definition.Path);
        Assert.InRange(definition.Description.Length, 1, 100);
        Assert.All(definition.Parameters, parameter => Assert.InRange(parameter.Description.Length, 1, 100));
        Assert.All(definition.Parameters, parameter => Assert.Matches("^[a-z]{1,32}$", parameter.Name));
        // Required ones come first, and only the last that is given by its place takes the rest.
        Assert.Equal(definition.Parameters.OrderByDescending(parameter => parameter.Required), definition.Parameters);
        Assert.DoesNotContain(definition.Parameters.Where(parameter => !parameter.NamedOnly).SkipLast(1), parameter => parameter.TakesRest);
    });

    [Fact]
    public async Task A_command_s_form_asks_for_its_parameters_within_every_platform_s_limits()
    {
        var offering = _scene.Catalogue.Definitions.Where(definition => _scene.Catalogue.Find(SlashCommandLine.Parse(definition.Path))!.Value.Handler is IOffersForm).ToList();
        Assert.NotEmpty(offering);
        foreach (var definition in offering)
        {
            // Making a form that some platform could not show throws.
            var form = (await _scene.OpenAsync(definition.Path)).Form;
            Assert.StartsWith($"digest {definition.Path}", form.Command);
            Assert.Subset(definition.Parameters.Select(parameter => parameter.Name).ToHashSet(), form.Fields.Where(field => field is not FormField.File).Select(field => field.Name).ToHashSet());
        }
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await _scene.ReadAsync("help");
        Assert.All(_scene.Catalogue.Definitions, definition => Assert.Contains($"/digest {definition.Path}", help));
    }

    [Fact]
    public async Task Help_on_one_command_shows_how_it_is_written_and_examples()
    {
        var help = await _scene.ReadAsync("help schedule add");
        Assert.Contains("/digest schedule add <time> [days] [zone]", help);
        Assert.Contains("\n/digest schedule add 08:00 weekdays Europe/Berlin", help);
        Assert.Contains("schedule remove", await _scene.ReadAsync("help schedule"));
        Assert.Contains("Did you mean schedule add?", await _scene.ReadAsync("help schedule ad"));
    }

    [Fact]
    public async Task Every_change_of_the_channel_is_refused_to_those_who_do_not_manage_it()
    {
        var changing = _scene.Catalogue.Definitions.Where(definition => definition.ChangesChannel).ToList();
        Assert.Equal(["mute", "unmute", "less", "split", "merge", "topics add", "topics remove", "topics name", "topics unname", "topics rules", "sources add", "sources remove", "sources pages", "sources import", "setup", "schedule add", "schedule remove", "schedule pause", "schedule resume", "schedule rules", "alerts", "settings"], changing.Select(definition => definition.Path));
        foreach (var definition in changing)
        {
            var reader = new ChatUser("2", "Ravi", CanManageChannel: false);
            var answer = await _scene.Router.RouteAsync(new Interaction(new ChannelRef("local", "local", "news"), reader, definition.Examples[0]), CancellationToken.None);
            Assert.Contains("may manage this channel", answer.Summary);
        }
    }
}
