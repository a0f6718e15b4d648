using System.ComponentModel.DataAnnotations;

namespace DigestBot.Web;

/// <summary>The web console with the local chat. Section <c>Web</c>.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Where the console listens: <c>http://</c>, then <c>localhost</c> or an IP address, then a port.</summary>
    /// <remarks>Only this machine reaches a loopback address; any other asks for <see cref="Password"/>.</remarks>
    [Required(ErrorMessage = "Web:Address is empty: use http://localhost:5080.")]
    public string Address { get; init; } = "http://localhost:5080";

    /// <summary>What the browser's tab and the page's head say.</summary>
    [Required(ErrorMessage = "Web:Title is empty: use DigestBot, or a name of your own.")]
    public string Title { get; init; } = "DigestBot";

    /// <summary>Asked for on every page when set, through HTTP's own login with any user name. A secret: give it as <c>Web__Password</c> in the environment.</summary>
    [MinLength(12, ErrorMessage = "Web:Password is shorter than 12 characters: set a longer one in the environment as Web__Password.")]
    public string? Password { get; init; }

    /// <summary>Names under which browsers may reach the console besides localhost, such as <c>news.example.org</c>; with a port where it is not the console's own.</summary>
    public string[] AllowedHosts { get; init; } = [];
}
