using DigestBot.Testing.LoopbackDiscord;

namespace DigestBot.Benchmarks.Discord;

/// <summary>A bot's environment on a loopback Discord, its database in a folder of its own.</summary>
internal static class DiscordSettings
{
    public static Dictionary<string, string> For(DirectoryInfo folder, LoopbackDiscordServer? discord = null)
    {
        var environment = new Dictionary<string, string>
        {
            ["Storage__Path"] = Path.Combine(folder.FullName, "discord.db"),
            ["Feeds__List"] = "",
            ["Web__Address"] = "http://127.0.0.1:5088",
        };
        if (discord is not null)
        {
            environment["Discord__Token"] = discord.World.Token;
            environment["Discord__ApiBaseUrl"] = discord.ApiBaseUrl;
        }

        return environment;
    }
}
