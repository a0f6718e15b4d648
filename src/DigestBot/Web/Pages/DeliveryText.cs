using DigestBot.Core.Delivery;

namespace DigestBot.Web.Pages;

/// <summary>A delivery's state in the operator's words.</summary>
/// <param name="Class">The badge's colour.</param>
internal sealed record DeliveryText(string Word, string Class, string? Explanation)
{
    public static DeliveryText Of(DeliveryStatus row) => row.Delivery.State switch
    {
        DeliveryState.Sent => new("sent", "good", null),
        DeliveryState.Queued when row.Delivery.Attempts > 0 => new("to be repeated", "notice", row.Reason),
        DeliveryState.Queued => new("queued", "plain", null),
        DeliveryState.Unknown => new("checking", "notice", $"{row.Reason} The channel is searched for the message before anything is sent again.".TrimStart()),
        DeliveryState.Uncertain => new("uncertain", "bad", $"{row.Reason} It may be in the channel, so it is not posted twice: please look there.".TrimStart()),
        _ => new("refused", "bad", row.Reason),
    };
}
