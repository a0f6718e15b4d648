namespace DigestBot.Discord.Gateway;

/// <summary>Who hears of the gateway's events.</summary>
internal interface IGatewayEvents
{
    /// <summary>Reads what it needs and returns at once: whatever takes time goes on elsewhere.</summary>
    /// <param name="name">As Discord calls it: <c>INTERACTION_CREATE</c>.</param>
    /// <param name="data">JSON, valid during the call.</param>
    void Take(string name, ReadOnlySpan<byte> data);
}
