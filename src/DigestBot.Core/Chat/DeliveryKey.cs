namespace DigestBot.Core.Chat;

/// <summary>The words under which a posted page can be found again in its channel.</summary>
public static class DeliveryKey
{
    /// <summary>What every platform can carry beside a command: a Discord button's id holds 100 characters in all.</summary>
    public const int MaxLength = 60;

    /// <param name="message">The key of the whole message, as given to <see cref="IMessageRenderer.Render"/>.</param>
    /// <param name="page">From 1.</param>
    public static string OfPage(string message, int page) => $"{message}.{page}";

    /// <summary>The key of the first page of the message that the page belongs to.</summary>
    public static string FirstPage(string page) => OfPage(page[..page.LastIndexOf('.')], 1);
}
