using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>alerts</c>: what this channel hears of at once.</summary>
internal sealed class AlertsHandler(IChannelStore channels, NamedTopics named, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private const string None = "none";

    private static readonly CommandParameter Newsrooms = new("newsrooms", "how many newsrooms must report a story, from 2 to 50, or none", Required: false, NamedOnly: true);
    private static readonly CommandParameter Urgent = new("urgent", "a topic whose stories cannot wait, or none", Required: false, TakesRest: true, NamedOnly: true);

    public CommandDefinition Definition { get; } = new("alerts", "Stories that this channel hears of at once", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [Newsrooms, Urgent],
        Examples = ["alerts newsrooms:8", "alerts newsrooms:none urgent:\"ferry strike\"", "alerts urgent:none"],
    };

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken) => Task.FromResult(new ChatForm(options.Value.ButtonCommand("alerts"), "Alerts",
    [
        new FormField.Text { Name = Newsrooms.Name, Label = "Newsrooms", Value = NameOf(request.Channel.Alerts.Newsrooms), MaxLength = 4, Hint = $"A story on this channel's topics that so many report is posted at once: from {AlertWishes.FewestNewsrooms} to {AlertWishes.MostNewsrooms}, or {None}." },
        new FormField.Text { Name = Urgent.Name, Label = "Urgent topic", Value = NameOf(request.Channel.Alerts.Urgent), MaxLength = TopicQuery.MaxLength, Hint = $"Its stories are posted at once, whoever reports them; or {None}." },
    ]));

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var before = request.Channel.Alerts;
        var after = before with
        {
            Newsrooms = request[Newsrooms.Name] is { } newsrooms ? ReadNewsrooms(newsrooms) : before.Newsrooms,
            Urgent = request[Urgent.Name] is { } urgent ? ReadUrgent(request, urgent) : before.Urgent,
        };
        if (after == before)
        {
            return new("Nothing was changed.", [new MessageBlock.Paragraph(RichText.Plain("Nothing was changed:")), Lines(request.Channel)]);
        }

        var channel = request.Channel with { Alerts = after.InPlaceOf(before, request.Now) };
        await channels.SaveAsync(channel, cancellationToken);
        request.Change.Made("changed the alerts", $"alerts {Newsrooms.Name}:{NameOf(before.Newsrooms)} {Urgent.Name}:{NameOf(before.Urgent)}");
        return new("This channel's alerts were changed.", [new MessageBlock.Paragraph(RichText.Plain("Between this channel's digests:")), Lines(channel)]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken)
    {
        string[] values = parameter == Urgent.Name ? [None] : ["5", "8", "12", None];
        List<Completion> fitting = [.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new Completion(value, value))];
        return Task.FromResult<IReadOnlyList<Completion>>(parameter == Urgent.Name ? [.. fitting, .. TopicLines.Complete(typed, named.For(request))] : fitting);
    }

    private static MessageBlock.Bullets Lines(Channel channel)
    {
        var wishes = channel.Alerts;
        if (wishes.AreNone)
        {
            return new([RichText.Plain("No story is posted before its digest.")]);
        }

        List<string> lines = [];
        if (wishes.Newsrooms is { } newsrooms)
        {
            lines.Add($"A story {(channel.Topics.Count > 0 ? "on this channel's topics " : "")}that {newsrooms} newsrooms report is posted at once.");
        }

        if (wishes.Urgent is { } urgent)
        {
            lines.Add($"A story on {Typed.Quote(urgent)} is posted at once.");
        }

        lines.Add(channel.QuietHours is { } quiet ? $"Each story once, and none in the quiet hours from {LocalDates.Text(quiet.From)} to {LocalDates.Text(quiet.Until)}." : "Each story once.");
        return new([.. lines.Select(RichText.Plain)]);
    }

    private static string NameOf(int? newsrooms) => newsrooms?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static string NameOf(string? urgent) => urgent ?? None;

    private static bool IsNone(string typed) => typed.Equals(None, StringComparison.OrdinalIgnoreCase);

    private string? ReadUrgent(CommandRequest request, string typed) => IsNone(typed) ? null : TopicLines.Parse(typed, named.For(request)).Text;

    private static int? ReadNewsrooms(string typed) => IsNone(typed) ? null : ListNumber.Parse(typed) is { } number and >= AlertWishes.FewestNewsrooms and <= AlertWishes.MostNewsrooms
        ? number
        : throw new CommandException($"{Typed.Quote(typed)} is no number of newsrooms: say one from {AlertWishes.FewestNewsrooms} to {AlertWishes.MostNewsrooms}, or {None}.", Newsrooms.Name);
}
