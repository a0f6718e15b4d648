namespace DigestBot.Testing.LoopbackSlack;

/// <summary>The app as its settings' page shows it, whichever workspaces it is installed in.</summary>
public sealed class LoopbackApp
{
    public const string Id = "A0LOOPBACK";

    public string AppToken { get; } = "xapp-loopback";

    /// <summary>The app-level token was taken back.</summary>
    public bool IsAppTokenRevoked { get; set; }

    public string SigningSecret { get; } = "loopback-signing-secret";

    public string ClientId { get; } = "1000.2000";

    public string ClientSecret { get; } = "loopback-client-secret";

    /// <summary>"Token rotation": tokens live 12 h and are renewed with a refresh token.</summary>
    public bool RotatesTokens { get; set; }
}
