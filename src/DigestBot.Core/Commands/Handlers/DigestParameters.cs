namespace DigestBot.Core.Commands.Handlers;

/// <summary>What the commands that show stories have in common.</summary>
internal static class DigestParameters
{
    public static readonly CommandParameter Topic = new("topic", "words to look for, instead of this channel's topics", Required: false, TakesRest: true);

    public static readonly CommandParameter Story = new("story", "its number in the list, words of it, or a link to one of its articles", Required: true, TakesRest: true);

    public static IReadOnlyList<Completion> CompleteTopic(CommandRequest request, string typed) =>
        [.. request.Channel.Topics.Where(topic => topic.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(topic => new Completion(topic, topic))];
}
