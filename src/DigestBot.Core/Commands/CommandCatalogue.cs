using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Handlers;
using DigestBot.Core.Text;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

/// <summary>Every command there is, found by the words people type.</summary>
public sealed class CommandCatalogue
{
    private readonly Dictionary<string, ISlashCommandHandler> _byPath;

    public CommandCatalogue(IEnumerable<ISlashCommandHandler> handlers, IOptions<CommandOptions> options)
    {
        List<ISlashCommandHandler> all = [.. handlers];
        // Help is about all commands, itself among them: the one handler that has to be made here.
        var definitions = all.Select(handler => handler.Definition).Append(HelpHandler.Help).ToList();
        Help = new CommandHelp(definitions, options.Value);
        all.Add(new HelpHandler(Help));
        _byPath = all.ToDictionary(handler => handler.Definition.Path, StringComparer.OrdinalIgnoreCase);
        Definitions = definitions;
    }

    public IReadOnlyList<CommandDefinition> Definitions { get; }

    public CommandHelp Help { get; }

    /// <summary>Whether values can be suggested for the command's parameters.</summary>
    public bool Completes(CommandDefinition definition) => _byPath[definition.Path] is ICompletesParameters;

    /// <summary>Whether a form asks for what was not given: then no parameter has to be.</summary>
    public bool OffersForm(CommandDefinition definition) => _byPath[definition.Path] is IOffersForm;

    /// <summary>The command with the longest path that the line begins with, and how many words that path has; a group alone means its list.</summary>
    internal (ISlashCommandHandler Handler, int PathWords)? Find(SlashCommandLine line)
    {
        if (line.Words.Count == 0)
        {
            return (_byPath[HelpHandler.Help.Path], 0);
        }

        var first = line.Words[0].Value;
        if (line.Words.Count > 1 && _byPath.TryGetValue($"{first} {line.Words[1].Value}", out var inGroup))
        {
            return (inGroup, 2);
        }

        if (_byPath.TryGetValue(first, out var handler))
        {
            return (handler, 1);
        }

        return line.Words.Count == 1 && _byPath.TryGetValue($"{first} list", out var list) ? (list, 1) : null;
    }

    /// <summary>The command whose whole path has been typed, with a space behind it: what comes next is a parameter.</summary>
    internal (ISlashCommandHandler Handler, int PathWords)? FindTyped(SlashCommandLine line, bool endsInSpace)
    {
        var finished = line.Words.Take(endsInSpace ? line.Words.Count : line.Words.Count - 1).Select(word => word.Value).ToList();
        if (finished.Count > 1 && _byPath.TryGetValue($"{finished[0]} {finished[1]}", out var inGroup))
        {
            return (inGroup, 2);
        }

        return finished.Count > 0 && _byPath.TryGetValue(finished[0], out var handler) ? (handler, 1) : null;
    }

    /// <summary>The line as it was probably meant, or null where it resembles no command.</summary>
    internal string? Correct(SlashCommandLine line)
    {
        var first = line.Words[0].Value;
        var groups = Definitions.Where(definition => definition.Path.Contains(' ')).Select(definition => definition.Path.Split(' ')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var single = Definitions.Select(definition => definition.Path).Where(path => !path.Contains(' '));
        var nearest = NearestWord.Find(first, groups.Concat(single));
        if (nearest is null || !groups.Contains(nearest))
        {
            return nearest is null ? null : Replace(line, words: 1, nearest);
        }

        var subcommands = Definitions.Where(definition => definition.Path.StartsWith($"{nearest} ", StringComparison.OrdinalIgnoreCase)).Select(definition => definition.Path.Split(' ')[1]).ToList();
        var usual = $"{nearest} {(subcommands.Contains("list") ? "list" : subcommands[0])}";
        if (line.Words.Count == 1)
        {
            return usual;
        }

        var nearestSubcommand = NearestWord.Find(line.Words[1].Value, subcommands);
        return nearestSubcommand is null ? usual : Replace(line, words: 2, $"{nearest} {nearestSubcommand}");
    }

    private static string Replace(SlashCommandLine line, int words, string path) =>
        line.Words.Count == words ? path : $"{path} {line.Read(line.Words[words].Start, line.Text.Length)}";
}
