namespace DigestBot.Core.Chat;

/// <summary>A page of an edition that stands in its channel.</summary>
/// <param name="Key">Its delivery key.</param>
/// <param name="MessageId">The platform's id of it.</param>
public sealed record PostedPage(string Key, string MessageId, string Body);
