using System.Text.Json.Nodes;

namespace DigestBot.Tests.Discord;

public sealed class CommandRegistrationTests
{
    [Fact]
    public async Task Commands_are_registered_once_and_again_only_when_they_changed()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();
        await scene.RestartAsync();
        await scene.RestartAsync();

        Assert.Single(scene.Server.Journal.Entries, entry => entry.IsCall("PUT", "/commands"));
    }

    [Fact]
    public async Task In_development_the_commands_go_to_one_server()
    {
        await using var scene = await DiscordScene.StartAsync(new Testing.HastyTimeProvider(50), settings: ("Discord:DevelopmentGuild", "4242"));
        await scene.ConnectAsync();

        Assert.Empty(scene.Server.World.Commands());
        Assert.Equal(["digest", "Find coverage"], scene.Server.World.Commands("4242").Select(command => command["name"]!.ToString()));
    }

    [Fact]
    public async Task Every_command_and_option_has_a_name_in_German_French_and_Spanish()
    {
        await using var scene = await DiscordScene.StartWithStoryAsync();

        var digest = scene.Server.World.Commands().Single(command => command["name"]!.ToString() == "digest");
        Assert.Null(digest["default_member_permissions"]);
        AssertLocalised(digest);
        static void AssertLocalised(JsonObject command)
        {
            var options = (command["options"] as JsonArray ?? []).Cast<JsonObject>().ToList();
            foreach (var locale in new[] { "de", "fr", "es-ES", "es-419" })
            {
                var names = options.Select(option => (option["name_localizations"] as JsonObject)?[locale]?.ToString()).ToList();
                Assert.All(names, Assert.NotNull);
                Assert.Equal(names.Count, names.Distinct().Count());
            }

            Assert.All(options, AssertLocalised);
        }
    }
}
