using DigestBot.Core.Text;

namespace DigestBot.Core.Commands;

/// <summary>Gives each word of a command line to a parameter of its command.</summary>
internal static class ArgumentBinder
{
    /// <summary>Binds the line, and over it the parameters that the platform gave by name.</summary>
    public static BoundArguments Bind(CommandDefinition definition, SlashCommandLine line, int first, IReadOnlyDictionary<string, string>? named)
    {
        var typed = Bind(definition, line, first);
        if (named is null)
        {
            return typed;
        }

        var given = named
            .Select(argument => (Parameter: definition.Parameters.FirstOrDefault(parameter => parameter.Name == argument.Key), Value: Clean(argument.Value)))
            .Where(argument => argument.Parameter is not null)
            .Select(argument => new BoundArgument(argument.Parameter!, argument.Value, ValueStart: 0))
            .ToList();
        return typed with { Bound = [.. typed.Bound.Where(argument => !given.Exists(one => one.Parameter == argument.Parameter)), .. given] };
    }

    /// <param name="first">The first word behind the command's path.</param>
    public static BoundArguments Bind(CommandDefinition definition, SlashCommandLine line, int first)
    {
        var bound = new List<BoundArgument>();
        var surplus = new List<string>();
        for (var i = first; i < line.Words.Count;)
        {
            var word = line.Words[i];
            var named = ParameterNamedBy(definition, word);
            var parameter = named ?? definition.Parameters.FirstOrDefault(candidate => !candidate.NamedOnly && bound.All(argument => argument.Parameter != candidate));
            if (parameter is null)
            {
                surplus.Add(word.Value);
                i++;
                continue;
            }

            var valueStart = named is null ? word.Start : word.OptionValueStart;
            var last = LastWordOf(definition, parameter, line, i, isNamed: named is not null);
            bound.RemoveAll(argument => argument.Parameter == parameter);
            bound.Add(new(parameter, line.Read(valueStart, line.Words[last].End, unquote: !parameter.TakesRest), valueStart));
            i = last + 1;
        }

        return new(definition, bound, surplus);
    }

    // A form's long texts have lines.
    private static string Clean(string value) =>
        string.Join('\n', value.Split('\n').Select(TextNormalizer.CleanLine).Where(line => line.Length > 0));

    private static int LastWordOf(CommandDefinition definition, CommandParameter parameter, SlashCommandLine line, int i, bool isNamed)
    {
        var emptyOption = isNamed && line.Words[i].OptionValueStart == line.Words[i].End;
        if (!parameter.TakesRest && !emptyOption)
        {
            return i;
        }

        var last = i;
        while (last + 1 < line.Words.Count && ParameterNamedBy(definition, line.Words[last + 1]) is null && (parameter.TakesRest || last == i))
        {
            last++;
        }

        return last;
    }

    private static CommandParameter? ParameterNamedBy(CommandDefinition definition, CommandWord word) =>
        word.OptionName is null
            ? null
            : definition.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(word.OptionName, StringComparison.OrdinalIgnoreCase));
}

/// <param name="ValueStart">Where the value begins in the line's text.</param>
internal sealed record BoundArgument(CommandParameter Parameter, string Value, int ValueStart);

/// <param name="Surplus">Words that no parameter takes.</param>
internal sealed record BoundArguments(CommandDefinition Definition, IReadOnlyList<BoundArgument> Bound, IReadOnlyList<string> Surplus)
{
    public IReadOnlyDictionary<string, string> Values =>
        Bound.Where(argument => argument.Value.Length > 0).ToDictionary(argument => argument.Parameter.Name, argument => argument.Value);

    /// <summary>The first required parameter without a value.</summary>
    public CommandParameter? Missing => Definition.Parameters.FirstOrDefault(parameter => parameter.Required && !Values.ContainsKey(parameter.Name));
}
