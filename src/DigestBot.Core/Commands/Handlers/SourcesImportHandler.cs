using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>sources import</c>: asks for an OPML file, says what it would add, and adds it once someone has agreed.</summary>
internal sealed class SourcesImportHandler(ChannelSources sources, PendingImports pending, SourceNames names, IOptions<CommandOptions> options) : ISlashCommandHandler, IOffersForm
{
    private const string FileField = "file";
    private const string Undo = "undo";
    private const int FeedsShown = 10;

    private static readonly CommandParameter List = new("list", "a list shown before, as its button gives it; undo takes the last import back", Required: false, NamedOnly: true);

    private readonly CommandOptions _options = options.Value;

    public CommandDefinition Definition { get; } = new("sources import", "Adds the feeds of an OPML file, after showing what it would add", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [List],
        Examples = ["sources import", "sources import list:undo"],
    };

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken) => Task.FromResult(new ChatForm(
        _options.ButtonCommand("sources import"),
        "Import sources",
        [new FormField.File { Name = FileField, Label = "OPML file", Required = true, Endings = ["opml", "xml"], Hint = "As feed readers export it. Nothing is added before you have seen what would be." }],
        submit: "See what it would add"));

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken) => request[List.Name] switch
    {
        null => await TryAsync(request, request.Files[FileField], cancellationToken),
        Undo => await UndoAsync(request, cancellationToken),
        var id => await AddAsync(request, id, cancellationToken),
    };

    private async Task<ChatMessage> TryAsync(CommandRequest request, ChatFile file, CancellationToken cancellationToken)
    {
        var list = Read(file);
        var added = list.NotIn(await sources.ListAsync(request, cancellationToken));
        var sentence = $"{Typed.Quote(file.Name)} holds {EditionWords.Count(list.Feeds.Count, "feed", "feeds")}: {added.Count} would be added, {list.Feeds.Count - added.Count} are there already"
            + (list.Unusable.Count > 0 ? $", and {EditionWords.Count(list.Unusable.Count, "address", "addresses")} cannot be fetched." : ".");
        if (added.Count == 0)
        {
            return ChatMessage.Line(sentence);
        }

        var id = pending.Keep(request.Channel.Id, added, request.Now);
        return new(sentence, [
            new MessageBlock.Paragraph(RichText.Plain(sentence)),
            new MessageBlock.Bullets(Shown(added)),
            new MessageBlock.Actions([new ChatButton($"Add {EditionWords.Count(added.Count, "source", "sources")}", _options.ButtonCommand($"sources import list:{id}"))]),
        ]);
    }

    private async Task<ChatMessage> AddAsync(CommandRequest request, string id, CancellationToken cancellationToken)
    {
        var list = pending.Find(request.Channel.Id, id, request.Now) ?? throw new CommandException($"This list has aged out: give the file again with `{_options.Line("sources import")}`.");
        var added = await sources.ImportAsync(request, list, cancellationToken);
        names.Forget();
        request.Change.Made($"imported {EditionWords.Count(added.Count, "source", "sources")}", $"sources import list:{Undo}");
        var sentence = $"Added {EditionWords.Count(added.Count, "source", "sources")}. Their news are in the next digests.";
        return new(sentence, [
            new MessageBlock.Paragraph(RichText.Plain(sentence)),
            new MessageBlock.Actions([new ChatButton("Take it back", _options.ButtonCommand($"sources import list:{Undo}"))]),
        ]);
    }

    private async Task<ChatMessage> UndoAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var removed = await sources.UndoImportAsync(request, cancellationToken);
        names.Forget();
        if (removed.Count == 0)
        {
            throw new CommandException("There is no import to take back.");
        }

        request.Change.Made($"took back an import of {EditionWords.Count(removed.Count, "source", "sources")}");
        return ChatMessage.Line($"Took back the last import: {EditionWords.Count(removed.Count, "source is", "sources are")} no longer read. What they brought so far stays.");
    }

    private static OpmlDocument Read(ChatFile file)
    {
        try
        {
            return OpmlDocument.Read(file.Content);
        }
        catch (FeedFormatException problem)
        {
            throw new CommandException($"{Typed.Quote(file.Name)} is no OPML file: {problem.Message.TrimEnd('.')}. Export the list from your feed reader once more.", FileField);
        }
    }

    private static List<RichText> Shown(IReadOnlyList<NewFeed> added)
    {
        List<RichText> lines = [.. added.Take(FeedsShown).Select(feed => new RichText([new Inline.Strong(feed.Title), new Inline.Text($" · {FeedAddress.Display(feed.Url)}")]))];
        if (added.Count > FeedsShown)
        {
            lines.Add(RichText.Plain($"and {added.Count - FeedsShown} more"));
        }

        return lines;
    }
}
