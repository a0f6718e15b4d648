using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary>What <c>mute</c>, <c>unmute</c> and <c>less</c> share: they say something of one story, for this channel alone.</summary>
internal abstract class FeedbackHandler(StoryFinder finder, RecentStories recent, IChannelStore channels) : ISlashCommandHandler, ICompletesParameters
{
    public abstract CommandDefinition Definition { get; }

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var story = await finder.FindAsync(request, request["story"]!, cancellationToken);
        var (reading, answer) = Apply(request, story);
        await channels.SaveAsync(request.Channel with { Reading = reading }, cancellationToken);
        return answer;
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken) =>
        recent.CompleteAsync(typed, cancellationToken);

    protected abstract (ReadingWishes Reading, ChatMessage Answer) Apply(CommandRequest request, Story story);

    protected static CommandDefinition Define(string verb, string description) => new(verb, description, AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [DigestParameters.Story],
        Examples = [$"{verb} 1"],
    };

    internal static ChatMessage Answer(string sentence, string label, string command) => new(sentence, [
        new MessageBlock.Paragraph(RichText.Plain(sentence)),
        new MessageBlock.Actions([new ChatButton(label, command)]),
    ]);
}

/// <summary><c>mute 2</c></summary>
internal sealed class MuteHandler(StoryFinder finder, RecentStories recent, IChannelStore channels, IOptions<CommandOptions> options) : FeedbackHandler(finder, recent, channels)
{
    public override CommandDefinition Definition { get; } = Define("mute", "Shows a story in this channel no more, whatever comes of it");

    protected override (ReadingWishes Reading, ChatMessage Answer) Apply(CommandRequest request, Story story)
    {
        var said = StoryFeedback.Of(FeedbackKind.Mute, story, request.Now);
        request.Change.Made($"muted {Typed.Quote(said.Title)}", $"unmute {StoryKey.Of(story.Id)}");
        return (request.Channel.Reading.With(said), Answer($"{Typed.Quote(said.Title)} is not shown in this channel any more.", "Show it again", options.Value.ButtonCommand($"unmute {StoryKey.Of(story.Id)}")));
    }
}

/// <summary><c>unmute 2</c>: takes back whatever was said of how the story is shown here.</summary>
internal sealed class UnmuteHandler(StoryFinder finder, RecentStories recent, IChannelStore channels) : FeedbackHandler(finder, recent, channels)
{
    public override CommandDefinition Definition { get; } = Define("unmute", "Takes back a mute or a “less like this”");

    protected override (ReadingWishes Reading, ChatMessage Answer) Apply(CommandRequest request, Story story)
    {
        var before = request.Channel.Reading;
        var after = before with { Feedback = [.. before.Feedback.Where(said => said.Kind is not (FeedbackKind.Mute or FeedbackKind.Less) || !said.IsOf(story))] };
        request.Change.Made($"let {Typed.Quote(Headline.Of(story).Text)} count as any other story");
        return after.Feedback.Count < before.Feedback.Count
            ? (after, ChatMessage.Line($"{Typed.Quote(Headline.Of(story).Text)} counts in this channel like any other story again."))
            : throw new CommandException("Nothing was said of this story in this channel that could be taken back.");
    }
}

/// <summary><c>less 2</c></summary>
internal sealed class LessHandler(StoryFinder finder, RecentStories recent, IChannelStore channels, IOptions<CommandOptions> options) : FeedbackHandler(finder, recent, channels)
{
    public override CommandDefinition Definition { get; } = Define("less", "Puts a story and what resembles it further down in this channel");

    protected override (ReadingWishes Reading, ChatMessage Answer) Apply(CommandRequest request, Story story)
    {
        var said = StoryFeedback.Of(FeedbackKind.Less, story, request.Now);
        request.Change.Made($"asked for less like {Typed.Quote(said.Title)}", $"unmute {StoryKey.Of(story.Id)}");
        return (request.Channel.Reading.With(said), Answer($"Stories like {Typed.Quote(said.Title)} come further down in this channel.", "Take it back", options.Value.ButtonCommand($"unmute {StoryKey.Of(story.Id)}")));
    }
}
