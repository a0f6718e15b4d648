using System.ComponentModel.DataAnnotations;
using DigestBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack;

/// <summary>How the bot reaches Slack. Section <c>Slack</c>.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>The bot's token in one workspace, a secret. Without it and without <see cref="ClientId"/> the bot is not on Slack.</summary>
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

    /// <summary>The app's id, with which workspaces install the bot by themselves (OAuth); instead of <see cref="Token"/>.</summary>
    public string? ClientId { get; init; }

    /// <summary>A secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>How browsers reach <see cref="RequestAddress"/>: Slack sends people back there after an install.</summary>
    [RegularExpression(@"^https?://[^\s/?#]+$", ErrorMessage = "Slack:PublicAddress must be what leads to Slack:RequestAddress from outside, such as https://digest.example.org.")]
    public string? PublicAddress { get; init; }

    /// <summary>Where the Web API is; the address of Socket Mode comes from there.</summary>
    [RegularExpression(@"^https?://[^\s]+$", ErrorMessage = "Slack:ApiBaseUrl must be a web address such as https://slack.com/api.")]
    public string ApiBaseUrl { get; init; } = "https://slack.com/api";

    /// <summary>Ids of members who may change every channel's settings, besides workspace admins and each channel's creator.</summary>
    public IReadOnlyList<string> Managers { get; init; } = [];

    internal bool UsesSocketMode => !string.IsNullOrWhiteSpace(AppToken);

    internal bool TakesRequests => !string.IsNullOrWhiteSpace(RequestAddress);

    /// <summary>Several workspaces, each with a token of its own.</summary>
    internal bool InstallsItself => !string.IsNullOrWhiteSpace(ClientId);

    internal bool IsOn => !string.IsNullOrWhiteSpace(Token) || InstallsItself;

    internal string InstallAddress => PublicAddress + Requests.InstallPages.InstallPath;

    internal string RedirectAddress => PublicAddress + Requests.InstallPages.RedirectPath;
}

[OptionsValidator]
internal sealed partial class SlackOptionsValidator : IValidateOptions<SlackOptions>;

/// <summary>Settings that make sense only together.</summary>
internal sealed class SlackTransportValidator(IOptions<SecretOptions> secrets) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options) => ProblemOf(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private string? ProblemOf(SlackOptions options) => options switch
    {
        { InstallsItself: true, Token.Length: > 0 } =>
            "Slack:Token and Slack:ClientId are both set: give the token where the bot serves one workspace, the client id where workspaces install it by themselves.",
        { InstallsItself: true } when string.IsNullOrEmpty(options.ClientSecret) || string.IsNullOrEmpty(options.PublicAddress) || !options.TakesRequests =>
            "Slack:ClientId is set, and Slack:ClientSecret, Slack:RequestAddress or Slack:PublicAddress is not: installing the bot needs all of them.",
        { InstallsItself: true } when secrets.Value.Keys.Count == 0 =>
            "Slack:ClientId is set without Secrets:Keys: workspaces' tokens are stored sealed, so give Secrets__Keys__0=2026:$(openssl rand -base64 32) and keep it outside the database.",
        // A token alone would let the bot post and hear nothing.
        { IsOn: true, UsesSocketMode: false, TakesRequests: false } =>
            "Slack:Token is set without Slack:AppToken: make an app-level token with connections:write under Basic Information and give it in Slack__AppToken.",
        { TakesRequests: true, SigningSecret: null or "" } =>
            "Slack:RequestAddress is set without Slack:SigningSecret: give the app's signing secret, under Basic Information, in Slack__SigningSecret.",
        _ => null,
    };
}
