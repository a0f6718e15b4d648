using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackDiscord;

/// <summary>Hands members' commands and clicks to the bot, and takes its answers, with Discord's deadlines.</summary>
public sealed class InteractionDesk(LoopbackWorld world, LoopbackGateway gateway, TimeProvider time)
{
    private static readonly TimeSpan FirstReply = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, LoopbackInteraction> _byToken = new();

    /// <summary>What the bot may do in the channel: everything.</summary>
    public long BotPermissions { get; set; } = (1L << 51) - 1;

    public IReadOnlyCollection<LoopbackInteraction> All => [.. _byToken.Values];

    /// <summary>Someone does something.</summary>
    /// <param name="type">2 a command, 3 a component, 4 completion, 5 a submitted modal.</param>
    public async Task<LoopbackInteraction> SendAsync(int type, JsonObject data, LoopbackMember member, string channel, JsonObject? message = null)
    {
        var interaction = new LoopbackInteraction(world.NextId(), $"token-{world.NextId()}", type, channel, time) { Pressed = message };
        _byToken[interaction.Token] = interaction;
        var place = world.Channel(channel);
        var payload = new JsonObject
        {
            ["id"] = interaction.Id,
            ["application_id"] = world.ApplicationId,
            ["type"] = type,
            ["data"] = data,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["channel_id"] = channel,
            ["channel"] = place,
            ["locale"] = member.Locale,
            ["app_permissions"] = BotPermissions.ToString(CultureInfo.InvariantCulture),
            ["entitlements"] = new JsonArray(),
            ["attachment_size_limit"] = 10_485_760,
        };
        Place(payload, member, isPrivate: place["guild_id"] is null);
        if (message is not null)
        {
            payload["message"] = message.DeepClone();
        }

        await gateway.DispatchAsync("INTERACTION_CREATE", payload);
        return interaction;
    }

    // In a server it is a member who does something, in a conversation with the bot a user.
    private void Place(JsonObject payload, LoopbackMember member, bool isPrivate)
    {
        if (isPrivate)
        {
            payload["user"] = member.User();
            payload["context"] = 1;
            payload["authorizing_integration_owners"] = new JsonObject { ["0"] = "0" };
            return;
        }

        payload["member"] = member.Payload();
        payload["guild_id"] = world.GuildId;
        payload["guild"] = new JsonObject { ["id"] = world.GuildId, ["locale"] = "en-US", ["features"] = new JsonArray() };
        payload["guild_locale"] = "en-US";
        payload["context"] = 0;
        payload["authorizing_integration_owners"] = new JsonObject { ["0"] = world.GuildId };
    }

    /// <param name="describe">The answer tells what came of it, as <c>with_response</c> asks.</param>
    internal RestAnswer Acknowledge(string token, JsonObject body, IReadOnlyList<RestFile> files, bool describe)
    {
        var interaction = _byToken.GetValueOrDefault(token);
        if (interaction is null || time.GetUtcNow() - interaction.Sent > FirstReply)
        {
            throw DiscordError.Unknown(10062, "interaction");
        }

        var type = FormRules.Number(body, "type") ?? 0;
        var data = body["data"] as JsonObject;
        CheckType(type, interaction);
        CheckData(type, data ?? [], files);
        var message = type switch
        {
            4 or 5 => world.MessageOf(interaction.Channel, data ?? [], files),
            6 or 7 => interaction.Pressed,
            _ => null,
        };
        if (!interaction.TryAcknowledge(type, data, message))
        {
            throw new DiscordError(400, 40060, "Interaction has already been acknowledged.");
        }

        return describe ? new(Describe(interaction, type, message)) : RestAnswer.Nothing;
    }

    private static JsonObject Describe(LoopbackInteraction interaction, int type, JsonObject? message)
    {
        var resource = new JsonObject { ["type"] = type };
        if (message is not null)
        {
            resource["message"] = message.DeepClone();
        }

        return new()
        {
            ["interaction"] = new JsonObject { ["id"] = interaction.Id, ["type"] = interaction.Type, ["response_message_id"] = message?["id"]?.DeepClone(), ["response_message_loading"] = type == 5, ["response_message_ephemeral"] = interaction.IsEphemeral },
            ["resource"] = resource,
        };
    }

    // What Discord takes as an answer depends on what was asked (its receiving-and-responding reference).
    private static void CheckType(int type, LoopbackInteraction interaction)
    {
        var fits = type switch
        {
            4 or 5 => interaction.Type is 2 or 3 or 5,
            6 or 7 => interaction.Type is 3 or 5 && interaction.Pressed is not null,
            8 => interaction.Type == 4,
            9 => interaction.Type is 2 or 3,
            _ => false,
        };
        if (!fits)
        {
            throw DiscordError.InvalidForm("type", "BASE_TYPE_CHOICES", "This callback type does not answer this kind of interaction");
        }
    }

    private static void CheckData(int type, JsonObject data, IReadOnlyList<RestFile> files)
    {
        switch (type)
        {
            case 4 or 7:
                MessageRules.Check(data, files);
                break;
            case 8:
                CheckChoices(data);
                break;
            case 9:
                ModalRules.Check(data);
                break;
        }
    }

    internal JsonObject Find(string token, string message) => Alive(token).Find(message);

    internal JsonObject Edit(string token, string message, JsonObject body, IReadOnlyList<RestFile> files)
    {
        MessageRules.Check(body, files);
        var edit = (JsonObject)body.DeepClone();
        edit["attachments"] = world.MessageOf("", body, files)["attachments"]!.DeepClone();
        return Alive(token).Edit(message, edit);
    }

    internal JsonObject FollowUp(string token, JsonObject body, IReadOnlyList<RestFile> files)
    {
        var interaction = Alive(token);
        MessageRules.Check(body, files);
        var message = world.MessageOf(interaction.Channel, body, files);
        interaction.Add(message);
        return message;
    }

    internal void Delete(string token, string message) => Alive(token).Remove(message);

    private LoopbackInteraction Alive(string token)
    {
        var interaction = _byToken.GetValueOrDefault(token) ?? throw DiscordError.Unknown(10015, "Webhook");
        return time.GetUtcNow() - interaction.Sent > TokenLife
            ? throw new DiscordError(401, 50027, "Invalid Webhook Token")
            : interaction.Acknowledged is null ? throw DiscordError.Unknown(10015, "Webhook") : interaction;
    }

    private static void CheckChoices(JsonObject data)
    {
        FormRules.Count(data, "choices", 0, 25);
        foreach (var (choice, path) in FormRules.Items(data, "choices"))
        {
            FormRules.Length(choice, "name", 1, 100, path);
            if (choice["value"] is JsonValue value && value.TryGetValue<string>(out _))
            {
                FormRules.Length(choice, "value", 1, 100, path);
            }
        }
    }
}
