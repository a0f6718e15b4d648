using DigestBot.Core.Topics;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>Names that a channel gives to queries, as typed.</summary>
internal static class TopicNames
{
    public static readonly CommandParameter Name = new("name", "what it is called: letters, digits and hyphens", Required: true);

    /// <exception cref="CommandException">It can be no name.</exception>
    public static string Read(string typed) => OwnTopics.ReadName(CalledBy(typed))
        ?? throw new CommandException($"{Typed.Quote(typed)} can be no topic's name: use at most {OwnTopics.LongestName} letters, digits and hyphens, as in our-harbour.", Name.Name);

    public static IReadOnlyList<Completion> Complete(CommandRequest request, string typed) =>
    [
        .. request.Channel.OwnTopics.Where(topic => topic.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(topic => new Completion(topic.Name, $"{topic.Name}: {topic.Query}")),
    ];

    // People write a name as they call it.
    private static string CalledBy(string typed) => typed.StartsWith("topic:", StringComparison.OrdinalIgnoreCase) ? typed["topic:".Length..] : typed;
}
