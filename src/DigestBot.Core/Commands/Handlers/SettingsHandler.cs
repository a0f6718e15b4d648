using System.Globalization;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands.Handlers;

/// <summary><c>settings</c>: how this channel's digests read.</summary>
internal sealed class SettingsHandler(IChannelStore channels, IOptions<CommandOptions> options) : ISlashCommandHandler, ICompletesParameters, IOffersForm
{
    private const int MostStories = 30;

    private static readonly CommandParameter Length = new("length", "headlines, short or full", Required: false, NamedOnly: true);
    private static readonly CommandParameter Stories = new("stories", "the most stories a digest has, from 1 to 30", Required: false, NamedOnly: true);
    private static readonly CommandParameter Thumbnails = new("thumbnails", "true for a picture beside each story", Required: false, NamedOnly: true);

    private static readonly CommandParameter Thread = new("thread", "true for a long digest's other messages in a thread below its first", Required: false, NamedOnly: true);

    private static readonly CommandParameter Language = new("language", "the language stories are told in, such as German; articles for that of the articles", Required: false, NamedOnly: true);

    private static readonly (DigestLength Length, string Name, string Label)[] Lengths =
    [
        (DigestLength.Headlines, "headlines", "Headlines alone"),
        (DigestLength.Brief, "short", "Short: one or two sentences a story"),
        (DigestLength.Full, "full", "Full: up to four sentences a story"),
    ];

    public CommandDefinition Definition { get; } = new("settings", "How this channel's digests read", AnswerKind.Public, ChangesChannel: true)
    {
        Parameters = [Length, Stories, Thumbnails, Thread, Language],
        Examples = ["settings", "settings length:headlines stories:15", "settings language:German"],
    };

    public Task<ChatForm> OpenAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var channel = request.Channel;
        return Task.FromResult(new ChatForm(options.Value.ButtonCommand("settings"), "Digest settings",
        [
            new FormField.Choice { Name = Length.Name, Label = "Length", Choices = [.. Lengths.Select(length => new FormChoice(length.Name, length.Label))], Value = NameOf(channel.Reading.Length) },
            new FormField.Text { Name = Stories.Name, Label = "Stories", Value = channel.StoryLimit.ToString(CultureInfo.InvariantCulture), MaxLength = 2, Hint = $"The most that one digest has, from 1 to {MostStories}" },
            new FormField.YesNo { Name = Thumbnails.Name, Label = "A picture beside each story", Value = channel.Reading.Thumbnails },
            new FormField.YesNo { Name = Thread.Name, Label = "A long digest goes on in a thread", Value = channel.Reading.Thread, Hint = "What does not fit its first message. In Slack it always does." },
            new FormField.Choice { Name = Language.Name, Label = "Language", Choices = [.. TellingLanguages.Names.Select(language => new FormChoice(language, language is TellingLanguages.OfArticles ? "As the articles are" : language))], Value = TellingLanguages.NameOf(channel.Reading.Language), Hint = "Translating takes a language model; without one stories stay as they are" },
        ]));
    }

    public async Task<ChatMessage> HandleAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var before = request.Channel;
        var after = before with
        {
            StoryLimit = request[Stories.Name] is { } stories ? ReadStories(stories) : before.StoryLimit,
            Reading = before.Reading with
            {
                Length = request[Length.Name] is { } length ? ReadLength(length) : before.Reading.Length,
                Thumbnails = Typed.YesNo(request, Thumbnails) ?? before.Reading.Thumbnails,
                Thread = Typed.YesNo(request, Thread) ?? before.Reading.Thread,
                Language = request[Language.Name] is { } language ? ReadLanguage(language) : before.Reading.Language,
            },
        };
        if (after == before)
        {
            return ChatMessage.Line("Nothing was changed: these are this channel's settings already.");
        }

        await channels.SaveAsync(after, cancellationToken);
        request.Change.Made("changed the settings", $"settings {Length.Name}:{NameOf(before.Reading.Length)} {Stories.Name}:{before.StoryLimit} {Thumbnails.Name}:{(before.Reading.Thumbnails ? "true" : "false")} {Thread.Name}:{(before.Reading.Thread ? "true" : "false")} {Language.Name}:{TellingLanguages.NameOf(before.Reading.Language)}");
        var lines = Lines(after).Zip(Lines(before), (now, then) => new RichText([new Inline.Strong(now.Name), new Inline.Text(now.Value == then.Value ? $": {now.Value}" : $": {now.Value} (was {then.Value})")]));
        return new("This channel's digest settings were changed.", [
            new MessageBlock.Paragraph(RichText.Plain("This channel's digest settings were changed:")),
            new MessageBlock.Bullets([.. lines]),
        ]);
    }

    public Task<IReadOnlyList<Completion>> CompleteAsync(CommandRequest request, string parameter, string typed, CancellationToken cancellationToken)
    {
        string[] values = parameter switch
        {
            "length" => [.. Lengths.Select(length => length.Name)],
            "language" => [.. TellingLanguages.Names],
            "stories" => ["5", "10", "15", "20", "30"],
            _ => ["true", "false"],
        };
        return Task.FromResult<IReadOnlyList<Completion>>([.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(value => new Completion(value, value))]);
    }

    private static (string Name, string Value)[] Lines(Channel channel) =>
    [
        ("Length", NameOf(channel.Reading.Length)),
        ("Stories", $"at most {channel.StoryLimit}"),
        ("Pictures", channel.Reading.Thumbnails ? "yes" : "no"),
        ("Thread", channel.Reading.Thread ? "yes" : "no"),
        ("Language", channel.Reading.Language is null ? "as the articles are" : TellingLanguages.NameOf(channel.Reading.Language)),
    ];

    private static string NameOf(DigestLength length) => Array.Find(Lengths, known => known.Length == length).Name;

    private static DigestLength ReadLength(string typed) => Array.Find(Lengths, known => known.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found
        ? found.Length
        : throw new CommandException($"{Typed.Quote(typed)} is no length: say headlines, short or full.", Length.Name);

    private static string? ReadLanguage(string typed) => TellingLanguages.TryFind(typed, out var code)
        ? code
        : throw new CommandException($"{Typed.Quote(typed)} is no language that digests can be told in: say {string.Join(", ", TellingLanguages.Names.Skip(1))}, or {TellingLanguages.OfArticles} for that of the articles.", Language.Name);

    private static int ReadStories(string typed) => ListNumber.Parse(typed) is { } number and >= 1 and <= MostStories
        ? number
        : throw new CommandException($"{Typed.Quote(typed)} is no number of stories: say one from 1 to {MostStories}.", Stories.Name);
}
