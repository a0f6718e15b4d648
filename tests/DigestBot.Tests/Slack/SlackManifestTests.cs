using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Api;
using DigestBot.Slack.Interactions;
using YamlDotNet.Serialization;

namespace DigestBot.Tests.Slack;

public sealed class SlackManifestTests
{
    private static readonly Dictionary<object, object> Manifest =
        new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(File.ReadAllText(Repository.PathOf("config/slack-app-manifest.yaml")));

    [Fact]
    public void The_app_asks_for_the_scopes_of_the_methods_that_the_code_calls_and_for_no_others()
    {
        Assert.Equal(SlackMethod.AllScopes.Order(), Strings(At("oauth_config", "scopes", "bot")).Order());
    }

    [Fact]
    public void The_app_hears_of_the_events_that_the_code_acts_upon_and_of_no_others() =>
        Assert.Equal(DeliveryReceiver.Events.Order(), Strings(At("settings", "event_subscriptions", "bot_events")).Order());

    [Fact]
    public void The_command_and_the_shortcuts_are_those_that_the_code_knows()
    {
        Assert.Equal("/" + CommandOptions.DefaultName, ((List<object>)At("features", "slash_commands")).Cast<Dictionary<object, object>>().Single()["command"]);
        var shortcuts = ((List<object>)At("features", "shortcuts")).Cast<Dictionary<object, object>>().Select(shortcut => (shortcut["callback_id"], shortcut["name"], shortcut["type"]));
        Assert.Equal([(InteractionReader.FindCoverageId, FindCoverage.Name, "message"), (InteractionReader.TodaysDigestId, InteractionReader.TodaysDigest, "global")], shortcuts);
        Assert.Equal("true", At("settings", "socket_mode_enabled"));
    }

    private static object At(params string[] path) => path.Aggregate((object)Manifest, (node, key) => ((Dictionary<object, object>)node)[key]);

    private static IEnumerable<string> Strings(object list) => ((List<object>)list).Cast<string>();
}
