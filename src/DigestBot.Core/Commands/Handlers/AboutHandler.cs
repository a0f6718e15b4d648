using System.Reflection;
using DigestBot.Core.Chat;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>about</c></summary>
internal sealed class AboutHandler(IFeedStore feeds, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    public CommandDefinition Definition { get; } = new("about", "What this bot does and what it keeps", AnswerKind.Ephemeral) { Examples = ["about"] };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var version = typeof(AboutHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        var sources = (await feeds.SeenByAsync(request.Channel.Ref.Subscriber, cancellationToken)).Count;
        return new($"DigestBot {version}", [
            new MessageBlock.Heading($"DigestBot {version}"),
            new MessageBlock.Paragraph(RichText.Plain(
                "Reads news feeds, folds the copies and rewrites of one event into a story, keeps look-alike events apart, and says of each sentence which outlet it comes from.")),
            new MessageBlock.Paragraph(RichText.Plain($"It reads {sources} sources. Of people it keeps nothing but what they set up here.")),
            new MessageBlock.Note(RichText.Sentence($"All commands: `{options.Value.Line("help")}`")),
        ]);
    }
}
