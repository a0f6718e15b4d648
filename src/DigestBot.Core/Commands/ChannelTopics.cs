using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Topics;

namespace DigestBot.Core.Commands;

/// <summary>What a channel follows, within its limits.</summary>
internal static class ChannelTopics
{
    private const int Max = 50;

    /// <summary>The channel's topics and one more.</summary>
    /// <exception cref="CommandException">It has this one, or too many.</exception>
    public static IReadOnlyList<string> With(Channel channel, TopicQuery query, CommandOptions options)
    {
        if (channel.Topics.Contains(query.Text, StringComparer.OrdinalIgnoreCase))
        {
            throw new CommandException($"This channel follows {Typed.Quote(query.Text)} already.");
        }

        return channel.Topics.Count < Max
            ? [.. channel.Topics, query.Text]
            : throw new CommandException($"This channel has {Max} topics, which is the most: take one away first with `{options.Line("topics remove 1")}`.");
    }
}
