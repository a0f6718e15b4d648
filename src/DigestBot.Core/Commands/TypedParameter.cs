namespace DigestBot.Core.Commands;

/// <summary>The parameter at the end of an unfinished command line: the one to complete.</summary>
/// <param name="Text">What has been typed of it.</param>
/// <param name="Prefix">The line up to it.</param>
/// <param name="Others">The parameters given before it.</param>
internal sealed record TypedParameter(CommandParameter Parameter, string Text, string Prefix, IReadOnlyDictionary<string, string> Others)
{
    /// <returns>Null when the command takes nothing more.</returns>
    public static TypedParameter? Of(CommandDefinition definition, SlashCommandLine line, int pathWords, bool endsInSpace)
    {
        var arguments = ArgumentBinder.Bind(definition, line, pathWords);
        if (arguments.Bound.Count > 0 && (!endsInSpace || arguments.Bound[^1].Parameter.TakesRest))
        {
            var last = arguments.Bound[^1];
            var others = arguments.Values.Where(value => value.Key != last.Parameter.Name).ToDictionary();
            return new(last.Parameter, last.Value, line.Text[..last.ValueStart], others);
        }

        var next = definition.Parameters.FirstOrDefault(parameter => !parameter.NamedOnly && !arguments.Values.ContainsKey(parameter.Name));
        return next is null ? null : new(next, "", line.Text + ' ', arguments.Values);
    }

    /// <summary>The line with the value in place; quoted where its spaces would make it several words.</summary>
    public string With(string value) => Prefix + (value.Contains(' ') && !Parameter.TakesRest ? $"\"{value}\"" : value);
}
