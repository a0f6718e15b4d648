using System.Text.Json;
using DigestBot.Discord.Gateway;

namespace DigestBot.Discord.Interactions;

/// <summary>Takes interactions from the gateway.</summary>
internal sealed class InteractionReceiver(InteractionResponder responder, GatewayWork work) : IGatewayEvents
{
    public void Take(string name, ReadOnlySpan<byte> data)
    {
        if (name == "INTERACTION_CREATE")
        {
            var interaction = JsonSerializer.Deserialize(data, InteractionJson.Default.DiscordInteraction)!;
            work.Begin($"{interaction.Type} {interaction.Id}", cancellationToken => responder.RespondAsync(interaction, cancellationToken));
        }
    }
}
