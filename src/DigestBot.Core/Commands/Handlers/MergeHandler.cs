using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>merge 2 5</c>: the two are one story, for this channel alone. Without the second, the answer shows the list seen last.</summary>
internal sealed class MergeHandler(StoryFinder finder, ShownStories shown, RecentStories recent, IStoryStore stories, IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters
{
    /// <summary>Stories offered as buttons; any may be named.</summary>
    private const int MostShown = 15;

    private readonly CommandOptions _options = options.Value;

    public CommandDefinition Definition { get; } = new("merge", "Makes one story of two in this channel", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters =
        [
            DigestParameters.Story with { TakesRest = false },
            DigestParameters.Story with { Name = "other", Description = "the story that is the same: its number in the list, words of it, or a link", Required = false, IsAskedFor = true },
        ],
        Examples = ["merge 2", "merge 2 5", "merge 2 ferry strike"],
    };

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var story = await finder.FindAsync(request, request["story"]!, cancellationToken);
        return request["other"] is { } typed
            ? await MergeAsync(request, story, await finder.FindAsync(request, typed, cancellationToken), cancellationToken)
            : await AskAsync(request, story, cancellationToken);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        recent.CompleteAsync(typed, cancellationToken);

    private async Task<ChatMessage> MergeAsync(CommandRequest request, Story story, Story other, CancellationToken cancellationToken)
    {
        if (story.Id == other.Id)
        {
            throw new CommandException($"Both are {Quote(story)}, one story already: name another, as in `{_options.Line("merge 2 5")}`.");
        }

        var reading = request.Channel.Reading;
        if (reading.Feedback.LastOrDefault(said => said.Kind is FeedbackKind.Split && Concerns(said, story, other)) is { } split && Parts(split, story, other))
        {
            reading = reading with { Feedback = [.. reading.Feedback.Where(said => said != split)] };
            if (await stories.FindByArticleAsync(split.Articles[0], cancellationToken) is { } whole && split.IsAgainst(whole))
            {
                await channels.SaveAsync(request.Channel with { Reading = reading }, cancellationToken);
                request.Change.Made($"put {Quote(other)} back into {Quote(story)}");
                return ChatMessage.Line($"{Quote(story)} and {Quote(other)} are one story in this channel again.");
            }

            // The operator took the split over for everyone: only a merge joins the two here.
        }

        await channels.SaveAsync(request.Channel with { Reading = reading.With(StoryFeedback.Of(FeedbackKind.Merge, other, story, request.Now)) }, cancellationToken);
        var undo = $"split {StoryKey.Of(story.Articles[0].Article.Id)} merged";
        request.Change.Made($"merged {Quote(other)} into {Quote(story)}", undo);
        return FeedbackHandler.Answer($"{Quote(story)} and {Quote(other)} are one story in this channel now.", "Take it back", _options.ButtonCommand(undo));
    }

    private async Task<ChatMessage> AskAsync(CommandRequest request, Story story, CancellationToken cancellationToken)
    {
        var key = StoryKey.Of(story.Id);
        var others = (await shown.LastAsync(request, cancellationToken))?.Stories.Where(listed => listed.Story != story.Id).Take(MostShown).ToList() ?? [];
        if (others.Count == 0)
        {
            throw new CommandException($"The list shown last has no other story: name the one that is the same by words of it, as in `{_options.Line($"merge {key} ferry strike")}`.");
        }

        return new($"Which is the same story as {Quote(story)}?", [
            new MessageBlock.Heading($"Which is the same story as {Quote(story)}?"),
            new MessageBlock.Bullets([.. others.Select(other => RichText.Plain($"{other.Number} · {other.Title}"))]),
            new MessageBlock.Note(RichText.Sentence($"Press its number, or name any other by words of it: `{_options.Line($"merge {key} ferry strike")}`.")),
            new MessageBlock.Actions([.. others.Select(other => new ChatButton($"{other.Number}", _options.ButtonCommand($"merge {key} {StoryKey.Of(other.Story)}")))]),
        ]);
    }

    private static bool Concerns(StoryFeedback said, Story story, Story other) => said.IsOf(story) || said.IsOf(other) || said.IsAgainst(story) || said.IsAgainst(other);

    private static bool Parts(StoryFeedback split, Story story, Story other) => (split.IsOf(story) && split.IsAgainst(other)) || (split.IsOf(other) && split.IsAgainst(story));

    private static string Quote(Story story) => Typed.Quote(Headline.Of(story).Text);
}
