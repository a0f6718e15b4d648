using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>topics rules</c>: how a channel's topics and sources share a digest.</summary>
internal sealed class TopicsRulesHandler(IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private const string None = "none";

    // As many as a digest can have.
    private const int Most = 30;

    private static readonly CommandParameter Sections = new("sections", "true for stories under their topics instead of in one list", Required: false, NamedOnly: true);
    private static readonly CommandParameter Each = new("each", "the most stories of one topic, from 1 to 30, or none for no limit", Required: false, NamedOnly: true);
    private static readonly CommandParameter Source = new("source", "the most stories that one source alone reports, from 1 to 30, or none for no limit", Required: false, NamedOnly: true);

    public CommandDefinition Definition { get; } = new("topics rules", "How this channel's topics share a digest", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [Sections, Each, Source],
        Examples = ["topics rules", "topics rules sections:true each:3 source:2"],
    };

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var mix = request.Channel.Reading.Mix;
        return Task.FromResult(new ChatForm(options.Value.ButtonCommand("topics rules"), "Topics in a digest",
        [
            new FormField.YesNo { Name = Sections.Name, Label = "Stories under their topics", Value = mix.Sections, Hint = "Otherwise they stand in one list, whatever topic they are on." },
            new FormField.Text { Name = Each.Name, Label = "Most stories of a topic", Value = NameOf(mix.MostOfTopic), MaxLength = 4, Hint = $"From 1 to {Most}, or {None}." },
            new FormField.Text { Name = Source.Name, Label = "Most stories of a source", Value = NameOf(mix.MostOfSource), MaxLength = 4, Hint = $"Of those that it alone reports: from 1 to {Most}, or {None}." },
        ]));
    }

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var before = request.Channel.Reading.Mix;
        var after = before with
        {
            Sections = Typed.YesNo(request, Sections) ?? before.Sections,
            MostOfTopic = request[Each.Name] is { } each ? ReadMost(each, Each) : before.MostOfTopic,
            MostOfSource = request[Source.Name] is { } source ? ReadMost(source, Source) : before.MostOfSource,
        };
        if (after == before)
        {
            return ChatMessage.Line("Nothing was changed: topics share this channel's digests like that already.");
        }

        await channels.SaveAsync(request.Channel with { Reading = request.Channel.Reading with { Mix = after } }, cancellationToken);
        request.Change.Made(
            "changed how topics share a digest",
            $"topics rules {Sections.Name}:{(before.Sections ? "true" : "false")} {Each.Name}:{NameOf(before.MostOfTopic)} {Source.Name}:{NameOf(before.MostOfSource)}");
        return new("How topics share a digest here was changed.", [
            new MessageBlock.Paragraph(RichText.Plain("This channel's digests:")),
            new MessageBlock.Bullets([.. Lines(after).Select(RichText.Plain)]),
        ]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken)
    {
        string[] values = parameter == Sections.Name ? ["true", "false"] : ["1", "2", "3", "5", None];
        return Task.FromResult<IReadOnlyList<Completion>>([.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new Completion(value, value))]);
    }

    private static IEnumerable<string> Lines(MixWishes mix)
    {
        yield return mix.Sections ? "Stories stand under their topics." : "Stories stand in one list.";
        yield return mix.MostOfTopic is { } each ? $"Of one topic they have {EditionWords.Count(each, "story", "stories")} at most." : "Of one topic they have as many stories as there are.";
        yield return mix.MostOfSource is { } source ? $"What one source alone reports is {EditionWords.Count(source, "story", "stories")} at most." : "What one source alone reports has no limit.";
    }

    private static string NameOf(int? most) => most?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static int? ReadMost(string typed, CommandParameter parameter) => typed.Equals(None, StringComparison.OrdinalIgnoreCase) ? null : ListNumber.Parse(typed) is { } number and >= 1 and <= Most
        ? number
        : throw new CommandException($"{Typed.Quote(typed)} is no number of stories: say one from 1 to {Most}, or {None}.", parameter.Name);
}
