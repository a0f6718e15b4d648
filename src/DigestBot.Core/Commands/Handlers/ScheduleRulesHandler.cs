using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>schedule rules</c>: when a scheduled digest is held back, and whether it is brought up to date, whichever schedule it is of.</summary>
internal sealed class ScheduleRulesHandler(IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private const string None = "none";

    // More than a digest can have would hold everything for ever.
    private const int MostLeast = 30;

    private static readonly CommandParameter Quiet = new("quiet", "hours without posts, such as 22:00-07:00, or none", Required: false, NamedOnly: true);
    private static readonly CommandParameter Least = new("least", "the fewest stories a digest is posted with, from 1 to 30", Required: false, NamedOnly: true);
    private static readonly CommandParameter Empty = new("empty", "true for a line where there is no news, instead of nothing", Required: false, NamedOnly: true);

    private static readonly CommandParameter Edits = new("edits", "true to bring a posted digest up to date while its stories grow", Required: false, NamedOnly: true);

    public CommandDefinition Definition { get; } = new("schedule rules", "When scheduled digests wait, and whether they are edited", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [Quiet, Least, Empty, Edits],
        Examples = ["schedule rules", "schedule rules quiet:22:00-07:00 least:3"],
    };

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var channel = request.Channel;
        return Task.FromResult(new ChatForm(options.Value.ButtonCommand("schedule rules"), "When digests wait",
        [
            new FormField.Text { Name = Quiet.Name, Label = "Quiet hours", Value = NameOf(channel.QuietHours), MaxLength = 20, Hint = $"Such as 22:00-07:00, by the clock of {channel.Zone}, or {None}. What is due then comes when they end." },
            new FormField.Text { Name = Least.Name, Label = "Fewest stories", Value = NameOf(channel.LeastStories), MaxLength = 2, Hint = "A digest with fewer waits for the next time." },
            new FormField.YesNo { Name = Empty.Name, Label = "A line where there is no news", Value = channel.PostsNoNews },
            new FormField.YesNo { Name = Edits.Name, Label = "Bring posted digests up to date", Value = channel.EditsPosted },
        ]));
    }

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var before = request.Channel;
        var after = before with
        {
            QuietHours = request[Quiet.Name] is { } quiet ? ReadQuiet(quiet) : before.QuietHours,
            LeastStories = request[Least.Name] is { } least ? ReadLeast(least) : before.LeastStories,
            PostsNoNews = Typed.YesNo(request, Empty) ?? before.PostsNoNews,
            EditsPosted = Typed.YesNo(request, Edits) ?? before.EditsPosted,
        };
        if (after == before)
        {
            return ChatMessage.Line("Nothing was changed: scheduled digests are held back here like that already.");
        }

        await channels.SaveAsync(after, cancellationToken);
        request.Change.Made(
            "changed when scheduled digests wait",
            $"schedule rules {Quiet.Name}:{NameOf(before.QuietHours)} {Least.Name}:{NameOf(before.LeastStories)} {Empty.Name}:{NameOf(before.PostsNoNews)} {Edits.Name}:{NameOf(before.EditsPosted)}");
        return new("When scheduled digests wait here was changed.", [
            new MessageBlock.Paragraph(RichText.Plain("Scheduled digests in this channel:")),
            new MessageBlock.Bullets([.. Lines(after).Select(RichText.Plain)]),
        ]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken)
    {
        string[] values = parameter switch
        {
            "quiet" => ["22:00-07:00", "20:00-08:00", None],
            "least" => ["1", "3", "5"],
            _ => ["true", "false"],
        };
        return Task.FromResult<IReadOnlyList<Completion>>([.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new Completion(value, value))]);
    }

    private static IEnumerable<string> Lines(Channel channel)
    {
        yield return channel.QuietHours is { } quiet
            ? $"Nothing is posted from {LocalDates.Text(quiet.From)} to {LocalDates.Text(quiet.Until)} ({channel.Zone}): what is due then comes, as one digest, at {LocalDates.Text(quiet.Until)}."
            : "They are posted at any hour.";
        yield return channel.LeastStories > 1
            ? $"One with fewer than {channel.LeastStories} stories waits: its news is in the next one."
            : "One story is enough.";
        yield return channel.PostsNoNews ? "Where there is no news, a line says so." : "Where there is no news, nothing is posted.";
        yield return channel.EditsPosted ? "For half a day after it is posted, a digest is brought up to date where its stories change or more outlets carry them." : "What is posted stays as it was.";
    }

    private static string NameOf(QuietHours? quiet) => quiet?.ToString() ?? None;

    private static string NameOf(bool yes) => yes ? "true" : "false";

    private static string NameOf(int least) => least.ToString(CultureInfo.InvariantCulture);

    private static QuietHours? ReadQuiet(string typed) => typed.Equals(None, StringComparison.OrdinalIgnoreCase) ? null : QuietHours.Parse(typed)
        ?? throw new CommandException($"{Typed.Quote(typed)} are no quiet hours: say from when to when, such as 22:00-07:00, or {None}.", Quiet.Name);

    private static int ReadLeast(string typed) => ListNumber.Parse(typed) is { } number and >= 1 and <= MostLeast
        ? number
        : throw new CommandException($"{Typed.Quote(typed)} is no number of stories: say one from 1 to {MostLeast}.", Least.Name);
}
