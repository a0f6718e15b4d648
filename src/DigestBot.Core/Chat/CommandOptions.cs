using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Chat;

/// <summary>How people call the bot. Section <c>Commands</c>.</summary>
public sealed class CommandOptions
{
    public const string DefaultName = "digest";

    /// <summary>The word after the slash; another app in the workspace may own <c>/digest</c>.</summary>
    /// <remarks>Discord's rule, which Slack's contains: lower case, 1-32 letters, digits, hyphens or underscores.</remarks>
    [RegularExpression("^[a-z0-9_-]{1,32}$", ErrorMessage = "Commands:Name must be 1 to 32 lower-case letters, digits, hyphens or underscores, such as \"digest\".")]
    public string Name { get; init; } = DefaultName;

    /// <summary>A whole command as people type it: <c>topics list</c> becomes <c>/digest topics list</c>.</summary>
    public string Line(string text) => text.Length == 0 ? $"/{Name}" : $"/{Name} {text}";

    /// <summary>What a button carries: the same without the slash.</summary>
    public string ButtonCommand(string text) => $"{Name} {text}";
}

[OptionsValidator]
internal sealed partial class CommandOptionsValidator : IValidateOptions<CommandOptions>;
