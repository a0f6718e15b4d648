namespace DigestBot.Core.Feeds.Fetching;

/// <summary>A host led to an address that is not fetched from. Inside the connection, so that no redirect and no DNS answer gets past it.</summary>
internal sealed class AddressRefusedException(string host) : IOException($"leads to a private address ({host})");
