using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord;

/// <summary>How the bot reaches Discord. Section <c>Discord</c>.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token, a secret; without one the bot is not on Discord.</summary>
    public string? Token { get; init; }

    /// <summary>Where the REST API is; the gateway's address comes from there.</summary>
    [RegularExpression(@"^https?://[^\s]+$", ErrorMessage = "Discord:ApiBaseUrl must be a web address such as https://discord.com/api.")]
    public string ApiBaseUrl { get; init; } = "https://discord.com/api";

    /// <summary>The id of one server that gets the commands instead of all servers: there they change at once, which development wants.</summary>
    [RegularExpression(@"^[0-9]{1,20}$", ErrorMessage = "Discord:DevelopmentGuild must be a server's id: digits alone, such as 41771983423143937.")]
    public string? DevelopmentGuild { get; init; }

    internal bool IsOn => !string.IsNullOrWhiteSpace(Token);
}

[OptionsValidator]
internal sealed partial class DiscordOptionsValidator : IValidateOptions<DiscordOptions>;
