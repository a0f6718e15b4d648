using DigestBot.Core.Chat;
using DigestBot.Core.Text;

namespace DigestBot.Core.Commands;

/// <summary>Help made from the definitions, so that it cannot say what the commands do not do.</summary>
public sealed class CommandHelp(IReadOnlyList<CommandDefinition> definitions, CommandOptions options)
{
    /// <summary>All commands, one line each.</summary>
    public ChatMessage Overview()
    {
        List<MessageBlock> blocks =
        [
            new MessageBlock.Heading("What you can ask"),
            Commands(definitions.Where(definition => !definition.ChangesChannel)),
            new MessageBlock.Heading("What those who manage this channel can change"),
            Commands(definitions.Where(definition => definition.ChangesChannel)),
            new MessageBlock.Note(RichText.Sentence($"More on one of them, with examples to paste: `{options.Line("help schedule add")}`.")),
        ];
        return new($"What {options.Line("")} can do", blocks);
    }

    /// <summary>One command: what it does, how it is written, examples that work when pasted.</summary>
    public ChatMessage For(CommandDefinition definition)
    {
        List<MessageBlock> blocks =
        [
            new MessageBlock.Heading(options.Line(definition.Path)),
            new MessageBlock.Paragraph(RichText.Plain(definition.Description)),
            new MessageBlock.Paragraph(RichText.Sentence($"Written as `{Usage(definition)}`.")),
        ];
        if (definition.Parameters.Count > 0)
        {
            blocks.Add(new MessageBlock.Bullets([.. definition.Parameters.Select(Describe)]));
        }

        blocks.Add(new MessageBlock.Paragraph(RichText.Plain(definition.Examples.Count == 1 ? "For example:" : "Examples:")));
        blocks.Add(new MessageBlock.Bullets([.. definition.Examples.Select(example => new RichText([new Inline.Code(options.Line(example))]))]));
        if (definition.ChangesChannel)
        {
            blocks.Add(new MessageBlock.Note(RichText.Plain("For people who may manage this channel.")));
        }

        return new($"{options.Line(definition.Path)}: {definition.Description}", blocks);
    }

    /// <summary>What is missing from a command, with one that works.</summary>
    public ChatMessage Missing(CommandDefinition definition, CommandParameter parameter) => ChatMessage.Line(RichText.Sentence(
        $"`{options.Line(definition.Path)}` needs {parameter.Name}: {parameter.Description}. For example `{options.Line(ExampleWith(definition, parameter))}`."));

    /// <summary>Words that the command does not take, with one that works.</summary>
    public ChatMessage Surplus(CommandDefinition definition, IReadOnlyList<string> words) => ChatMessage.Line(RichText.Sentence(
        $"`{options.Line(definition.Path)}` does not take {Typed.Quote(string.Join(' ', words))}: it is written as `{Usage(definition)}`."));

    /// <summary><c>/digest schedule add time [days] [zone]</c>.</summary>
    public string Usage(CommandDefinition definition)
    {
        var parameters = definition.Parameters.Select(parameter =>
            parameter.NamedOnly ? $"[{parameter.Name}:…]" : parameter.Required ? $"<{parameter.Name}>" : $"[{parameter.Name}]");
        return options.Line(string.Join(' ', [definition.Path, .. parameters]));
    }

    internal CommandDefinition? Find(string path) =>
        definitions.FirstOrDefault(definition => definition.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    internal IReadOnlyList<CommandDefinition> InGroup(string group) =>
        [.. definitions.Where(definition => definition.Path.StartsWith(group + ' ', StringComparison.OrdinalIgnoreCase))];

    internal ChatMessage Group(string group, IReadOnlyList<CommandDefinition> inGroup) =>
        new($"{options.Line(group)} commands", [new MessageBlock.Heading(options.Line(group)), Commands(inGroup)]);

    internal string? Nearest(string path) => NearestWord.Find(path, definitions.Select(definition => definition.Path));

    /// <summary>Commands whose path begins as typed: all of them, for whoever looks through the list.</summary>
    internal IReadOnlyList<Completion> CompletePath(string typed) =>
    [
        .. definitions
            .Where(definition => definition.Path.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(definition => new Completion(definition.Path, $"{Usage(definition)}: {definition.Description}")),
    ];

    private MessageBlock.Bullets Commands(IEnumerable<CommandDefinition> chosen) =>
        new([.. chosen.Select(definition => new RichText([new Inline.Code(Usage(definition)), new Inline.Text($" {definition.Description}")]))]);

    private static RichText Describe(CommandParameter parameter) =>
        new([new Inline.Strong(parameter.Name), new Inline.Text($": {parameter.Description}{(parameter.Required ? "" : " (may be left out)")}")]);

    // The first example gives every required parameter: the definitions' tests see to that.
    private static string ExampleWith(CommandDefinition definition, CommandParameter parameter) =>
        definition.Examples.FirstOrDefault(example => example.Contains($"{parameter.Name}:")) ?? definition.Examples[0];
}
