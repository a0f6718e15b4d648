using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack;

/// <summary>How the bot reaches Slack. Section <c>Slack</c>.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>The bot's token, a secret; without one the bot is not on Slack.</summary>
    [RegularExpression(@"^(xoxe\.)?xoxb-\S+$", ErrorMessage = "Slack:Token must be the bot user's OAuth token, which begins with xoxb-.")]
    public string? Token { get; init; }

    /// <summary>The app-level token, a secret: with it Slack needs no public address of the bot's (Socket Mode).</summary>
    [RegularExpression(@"^xapp-\S+$", ErrorMessage = "Slack:AppToken must be an app-level token, which begins with xapp-.")]
    public string? AppToken { get; init; }

    /// <summary>Where Slack's signed requests are taken, instead of Socket Mode or beside it: a port of its own, which a proxy with HTTPS leads to.</summary>
    [RegularExpression(@"^http://[^\s/]+$", ErrorMessage = "Slack:RequestAddress must be an address to listen at, such as http://localhost:5081.")]
    public string? RequestAddress { get; init; }

    /// <summary>The app's signing secret: needed where requests are taken.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>Where the Web API is; the address of Socket Mode comes from there.</summary>
    [RegularExpression(@"^https?://[^\s]+$", ErrorMessage = "Slack:ApiBaseUrl must be a web address such as https://slack.com/api.")]
    public string ApiBaseUrl { get; init; } = "https://slack.com/api";

    /// <summary>Ids of members who may change every channel's settings, besides workspace admins and each channel's creator.</summary>
    public IReadOnlyList<string> Managers { get; init; } = [];

    internal bool UsesSocketMode => !string.IsNullOrWhiteSpace(AppToken);

    internal bool TakesRequests => !string.IsNullOrWhiteSpace(RequestAddress);

    internal bool IsOn => !string.IsNullOrWhiteSpace(Token);
}

[OptionsValidator]
internal sealed partial class SlackOptionsValidator : IValidateOptions<SlackOptions>;

/// <summary>A token alone would let the bot post and hear nothing.</summary>
internal sealed class SlackTransportValidator : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options) =>
        options switch
        {
            { IsOn: true, UsesSocketMode: false, TakesRequests: false } => ValidateOptionsResult.Fail(
                "Slack:Token is set without Slack:AppToken: make an app-level token with connections:write under Basic Information and give it in Slack__AppToken."),
            { TakesRequests: true, SigningSecret: null or "" } => ValidateOptionsResult.Fail(
                "Slack:RequestAddress is set without Slack:SigningSecret: give the app's signing secret, under Basic Information, in Slack__SigningSecret."),
            _ => ValidateOptionsResult.Success,
        };
}
