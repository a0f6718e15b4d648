using System.Text.RegularExpressions;
using DigestBot.CommandLine;
using DigestBot.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace DigestBot.Hosting;

/// <summary>Turns what can go wrong outside the program, and is the operator's to mend, into sentences.</summary>
internal static partial class KnownProblem
{
    /// <summary>Null for a defect of the program: that deserves its stack trace.</summary>
    public static string? Describe(Exception problem) => problem switch
    {
        InputException or StorageException => problem.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures.Select(AsSetting)),
        IOException { InnerException: AddressInUseException } =>
            $"{problem.Message.TrimEnd('.')}: stop the program that listens there, or choose another address with Web__Address=http://localhost:5081.",
        InvalidDataException { InnerException: { } broken } =>
            $"A settings file cannot be read: {broken.GetBaseException().Message}",
        InvalidOperationException { InnerException: FormatException or ArgumentException } conversion => AsChoice(conversion.Message),
        _ => null,
    };

    // The generated validators put the member's name before the sentence, and those for ranges and lengths name the class
    // where the operator knows a section.
    private static string AsSetting(string failure)
    {
        var sentence = MemberPrefix().Replace(failure, "");
        return OptionsCatalogue.Sections.Aggregate(
            sentence,
            (text, section) => text.Replace($"The field {section.Options.Name}.", $"{section.Name}:", StringComparison.Ordinal));
    }

    // The binder names a type where the operator needs the words to choose from.
    private static string AsChoice(string failure)
    {
        var conversion = Conversion().Match(failure);
        var section = OptionsCatalogue.Sections.FirstOrDefault(entry => entry.Name == conversion.Groups["section"].Value);
        return section.Options?.GetProperty(conversion.Groups["option"].Value)?.PropertyType is { IsEnum: true } choice
            ? $"{section.Name}:{conversion.Groups["option"].Value} is \"{conversion.Groups["value"].Value}\", but must be one of these: {string.Join(", ", Enum.GetNames(choice))}."
            : failure;
    }

    [GeneratedRegex(@"value '(?<value>[^']*)' at '(?<section>\w+):(?<option>\w+)'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Conversion();

    [GeneratedRegex(@"^\w+: ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberPrefix();
}
