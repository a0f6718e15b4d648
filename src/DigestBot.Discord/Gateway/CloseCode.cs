namespace DigestBot.Discord.Gateway;

/// <summary>What follows from the gateway's reasons for closing (Discord's reference, "Gateway Close Event Codes").</summary>
internal static class CloseCode
{
    /// <summary>Why connecting again is pointless until the operator has mended it; null where it is not.</summary>
    public static string? Fatal(int? code) => code switch
    {
        4004 => "Discord refuses the bot's token: give the right one in Discord__Token.",
        4010 => "Discord refuses the number of the bot's shard: please report this.",
        4011 => "The bot is in so many servers that Discord wants it on more shards: start it again, it asks for their number.",
        4012 => "Discord no longer takes this version of its gateway: a newer version of the bot is needed.",
        4013 => "Discord refuses the bot's intents: please report this.",
        4014 => "Discord refuses an intent that the bot was not given: please report this.",
        _ => null,
    };

    /// <summary>The session is of no use any more: 4007 its numbers are wrong, 4009 it timed out.</summary>
    public static bool EndsSession(int? code) => code is 4007 or 4009;
}
