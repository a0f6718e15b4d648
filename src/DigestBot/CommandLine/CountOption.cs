using System.CommandLine;
using System.Globalization;

namespace DigestBot.CommandLine;

/// <summary>An option that takes a whole number from 1 up.</summary>
internal static class CountOption
{
    public static Option<int> Create(string name, string description, int standard) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                return count;
            }

            result.AddError($"{name} takes a whole number from 1 up, e.g. {name} {standard}.");
            return standard;
        },
    };
}
