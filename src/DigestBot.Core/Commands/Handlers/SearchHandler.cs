using DigestBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>search ferry strike</c></summary>
internal sealed class SearchHandler(StoryFinder finder, ChannelDigest digest, IOptions<CommandOptions> options) : ISlashCommandHandler
{
    private const int MaxResults = 8;

    public CommandDefinition Definition { get; } = new("search", "Stories of the last 30 days with these words", AnswerKind.Ephemeral)
    {
        Parameters = [new("words", "what to look for", Required: true, TakesRest: true)],
        Examples = ["search ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var words = request["words"]!;
        var (found, readAs) = await finder.SearchAsync(request, words, MaxResults, cancellationToken);
        if (found.Count == 0)
        {
            throw new CommandException($"No story of the last 30 days holds {Typed.Quote(words.Trim('"'))}: try fewer or other words, or `{options.Value.Line("week")}`.");
        }

        var title = readAs is null ? $"Stories with {Typed.Quote(words.Trim('"'))}" : $"Stories with {Typed.Quote(readAs)}, for hardly any hold {Typed.Quote(words.Trim('"'))}";
        return digest.Show(request, await digest.BuildInOrderAsync(request, title, found, cancellationToken));
    }
}
