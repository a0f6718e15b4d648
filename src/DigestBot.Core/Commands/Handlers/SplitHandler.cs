using DigestBot.Core.Articles;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>split 2 3</c>: the report is another story, for this channel alone. Without a report, the answer shows those there are.</summary>
internal sealed class SplitHandler(StoryFinder finder, ChannelDigest digest, RecentStories recent, IStoryStore stories, IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    /// <summary>Takes a merge back, instead of reports.</summary>
    private const string Merged = "merged";

    /// <summary>Reports offered as buttons; any may be named.</summary>
    private const int MostShown = 15;

    private readonly CommandOptions _options = options.Value;

    public CommandDefinition Definition { get; } = new("split", "Makes two stories of one in this channel", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters =
        [
            DigestParameters.Story with { TakesRest = false },
            new("reports", "those that do not belong: their numbers, outlet or link; “merged” parts what was merged", Required: false, TakesRest: true) { IsAskedFor = true },
        ],
        Examples = ["split 2", "split 2 3", "split 2 Harbour Post"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var story = await finder.FindAsync(request, request["story"]!, cancellationToken);
        if (request["reports"] is Merged)
        {
            return await PartMergedAsync(request, story, cancellationToken);
        }

        var numbers = StoryReports.Numbers(story, await digest.BuildOneAsync(request, story, StoryReports.Sentences, cancellationToken));
        return request["reports"] is { } typed
            ? await SplitAsync(request, story, Named(story, typed, numbers), cancellationToken)
            : Ask(story, numbers);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        parameter == DigestParameters.Story.Name ? recent.CompleteAsync(typed, cancellationToken) : Task.FromResult<IReadOnlyList<Completion>>([]);

    private async Task<ChatMessage> SplitAsync(CommandRequest request, Story story, HashSet<ArticleId> named, CancellationToken cancellationToken)
    {
        // One text is one event's: an original and its copies stay together.
        var texts = story.Articles.Where(member => named.Contains(member.Article.Id)).Select(TextOf).ToHashSet();
        var members = story.Articles.ToLookup(member => texts.Contains(TextOf(member)));
        if (!members[false].Any())
        {
            throw new CommandException($"This would leave nothing of {Quote(story)}: name only the reports that do not belong, as in `{_options.Line($"split {StoryKey.Of(story.Id)} 2")}`.");
        }

        var (part, rest) = (story with { Articles = [.. members[true]] }, story with { Articles = [.. members[false]] });
        var said = StoryFeedback.Of(FeedbackKind.Split, part, rest, request.Now) with { Articles = [.. part.Articles.Select(member => member.Article.Id)] };
        await channels.SaveAsync(request.Channel with { Reading = request.Channel.Reading.With(said) }, cancellationToken);
        var undo = $"merge {Key(rest)} {Key(part)}";
        request.Change.Made($"split {Quote(part)} off {Quote(rest)}", undo);
        var sentence = $"{Quote(part)} is a story of its own in this channel now, apart from {Quote(rest)}.";
        return FeedbackHandler.Answer(sentence, "Take it back", _options.ButtonCommand(undo));
    }

    private async Task<ChatMessage> PartMergedAsync(CommandRequest request, Story story, CancellationToken cancellationToken)
    {
        var reading = request.Channel.Reading;
        var merge = reading.Feedback.LastOrDefault(said => said.Kind is FeedbackKind.Merge && said.IsOf(story) && said.IsAgainst(story))
            ?? throw new CommandException($"Nothing was merged into {Quote(story)} in this channel: `{_options.Line($"split {StoryKey.Of(story.Id)}")}` shows its reports, any of which can be split off.");
        reading = reading with { Feedback = [.. reading.Feedback.Where(said => said != merge)] };
        if (await stories.FindByArticleAsync(merge.Articles[0], cancellationToken) is { } whole && merge.IsAgainst(whole))
        {
            // The operator took the merge over for everyone: only a split parts the two here.
            reading = reading.With(merge with { Kind = FeedbackKind.Split, At = request.Now });
        }

        await channels.SaveAsync(request.Channel with { Reading = reading }, cancellationToken);
        request.Change.Made($"parted {Typed.Quote(merge.Title)} from what it was merged with");
        return ChatMessage.Line($"{Typed.Quote(merge.Title)} is a story of its own in this channel again.");
    }

    private HashSet<ArticleId> Named(Story story, string typed, Dictionary<ArticleId, int> numbers)
    {
        var names = new ReportNames(story, numbers);
        var named = new HashSet<ArticleId>();
        foreach (var name in ReportNames.Split(typed))
        {
            var found = names.Find(name);
            named.UnionWith(found.Count > 0 ? found : throw new CommandException(
                $"{Quote(story)} has no report {Typed.Quote(name)}: `{_options.Line($"split {StoryKey.Of(story.Id)}")}` shows its reports with their numbers."));
        }

        return named;
    }

    private ChatMessage Ask(Story story, Dictionary<ArticleId, int> numbers)
    {
        List<Article> reports = [.. story.IndependentArticles.OrderBy(article => numbers[article.Id])];
        if (reports.Count < 2)
        {
            throw new CommandException($"{Quote(story)} is one report alone, so there is nothing to split.");
        }

        var key = StoryKey.Of(story.Id);
        var shown = reports.Take(MostShown).ToList();
        return new("Which report does not belong?", [
            new MessageBlock.Heading("Which report does not belong?"),
            new MessageBlock.Bullets([.. shown.Select(article => new RichText([new Inline.Text($"[{numbers[article.Id]}] "), new Inline.Strong(OutletName.Of(article)), new Inline.Text($" · {article.Title}")]))]),
            new MessageBlock.Note(RichText.Sentence($"Press its number, or type several: `{_options.Line($"split {key} 2, 3")}`. They become a story of their own in this channel.")),
            new MessageBlock.Actions([.. shown.Select(article => new ChatButton($"{numbers[article.Id]}", _options.ButtonCommand($"split {key} {StoryKey.Of(article.Id)}")))]),
        ]);
    }

    private static ArticleId TextOf(StoryArticle member) => member.DuplicateOf ?? member.Article.Id;

    private static string Key(Story story) => StoryKey.Of(story.Articles[0].Article.Id);

    private static string Quote(Story story) => Typed.Quote(Headline.Of(story).Text);
}
