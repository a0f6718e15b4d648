using System.Text.Json;
using System.Text.RegularExpressions;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Digests;
using DigestBot.Core.Feeds;
using Microsoft.Extensions.Options;

namespace DigestBot.Web.LocalChat;

/// <summary>What people type in the local chat, and what the bot answers: the same router as on every platform.</summary>
internal sealed partial class LocalChatRoom(
    ILocalChatStore store,
    IChannelStore channels,
    SlashCommandRouter router,
    LocalChatBroadcaster broadcaster,
    TimeProvider time,
    IOptions<CommandOptions> commands)
{
    /// <summary>Where a newcomer lands.</summary>
    public const string FirstChannel = "general";

    public const int MaxTextLength = 2_000;
    public const int MaxNameLength = 40;

    // Whoever can open the console may change every channel of it.
    private static readonly ChatUser Operator = new("operator", "You", CanManageChannel: true);

    private readonly CommandOptions _commands = commands.Value;

    /// <summary>Local channels by name, the first one always there.</summary>
    public async Task<IReadOnlyList<Channel>> ChannelsAsync(CancellationToken cancellationToken)
    {
        await channels.GetOrAddAsync(LocalChatPlatform.Channel(FirstChannel), FirstChannel, cancellationToken);
        var all = await channels.ListAsync(cancellationToken);
        return [.. all.Where(channel => channel.Ref.Platform == LocalChatPlatform.Name).OrderBy(channel => channel.Ref.Channel != FirstChannel).ThenBy(channel => channel.Name, StringComparer.Ordinal)];
    }

    /// <summary>Adds a channel under a name made fit for an address: "World news" becomes world-news.</summary>
    /// <returns>Null where the name holds no letter or digit.</returns>
    public async Task<Channel?> AddChannelAsync(string name, CancellationToken cancellationToken)
    {
        var words = string.Concat(name.Normalize().ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fit = string.Join('-', words);
        if (fit.Length is 0 or > MaxNameLength)
        {
            return null;
        }

        return await channels.GetOrAddAsync(LocalChatPlatform.Channel(fit), fit, cancellationToken);
    }

    /// <summary>Whether the line is a command that asks in a form: then nothing is said, and the form is opened.</summary>
    public bool OpensForm(string channel, string text) => CommandText(text) is { } command && router.AnswerKindOf(Asked(channel, command)) is AnswerKind.Form;

    /// <param name="command">As <see cref="ChatForm.Command"/>.</param>
    public Task<FormOpening> OpenFormAsync(string channel, string command, CancellationToken cancellationToken) => router.OpenAsync(Asked(channel, command), cancellationToken);

    /// <summary>Gives the form to its command. Once it is done, the channel shows the command and its answer.</summary>
    public async Task<FormOutcome> SubmitAsync(
        string channel, ChatForm form, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, ChatFile> files, CancellationToken cancellationToken)
    {
        var outcome = await router.SubmitAsync(Asked(channel, form.Command) with { Arguments = values, Files = files, IsSubmission = true }, cancellationToken);
        if (outcome is FormOutcome.Done done)
        {
            await PostAsync(new NewLocalMessage(channel, Operator.Name, "/" + form.Command, time.GetUtcNow()), cancellationToken);
            await AnswerAsync(channel, done.Message, cancellationToken);
        }

        return outcome;
    }

    /// <summary>Writes down what was typed, then the answer.</summary>
    /// <returns>What was typed, as stored.</returns>
    public async Task<LocalMessage> SayAsync(string channel, string text, CancellationToken cancellationToken)
    {
        var typed = await PostAsync(new NewLocalMessage(channel, Operator.Name, WithoutSecrets(text), time.GetUtcNow()), cancellationToken);
        var answer = CommandText(text) is { } command ? await router.RouteAsync(Asked(channel, command), cancellationToken) : Hint(text);
        await AnswerAsync(channel, answer, cancellationToken);
        return typed;
    }

    /// <summary>A file of an answer; null where the message has none of that number.</summary>
    /// <param name="number">From 0.</param>
    public async Task<ChatFile?> FindFileAsync(string channel, long message, int number, CancellationToken cancellationToken)
    {
        var found = await store.RecentAsync(channel, limit: 1, before: message + 1, cancellationToken);
        return found is [{ Author: null } stored] && stored.Id == message && LocalMessageBody.Read(stored.Body)?.Files is { } files && number >= 0 && number < files.Count
            ? files[number]
            : null;
    }

    /// <summary>Whole lines that could be meant by what is in the box so far.</summary>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(string channel, string typed, CancellationToken cancellationToken)
    {
        var line = _commands.Line("");
        if (typed.Length > 0 && typed.Length <= line.Length && line.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
        {
            typed = line + " ";
        }

        if (CommandText(typed) is not { } text)
        {
            return [];
        }

        var found = await router.CompleteAsync(Asked(channel, text), cancellationToken);
        return [.. found.Select(completion => completion with { Value = _commands.Line(completion.Value) })];
    }

    private static Interaction Asked(string channel, string command) => new(LocalChatPlatform.Channel(channel), Operator, command, channel);

    private Task<LocalMessage> AnswerAsync(string channel, ChatMessage answer, CancellationToken cancellationToken) =>
        PostAsync(new NewLocalMessage(channel, Author: null, JsonSerializer.Serialize(answer, ChatJson.Default.ChatMessage), time.GetUtcNow()), cancellationToken);

    private async Task<LocalMessage> PostAsync(NewLocalMessage message, CancellationToken cancellationToken)
    {
        var stored = await store.AppendAsync(message, cancellationToken);
        broadcaster.Announce(message.Channel);
        return stored;
    }

    // A feed's address may hold a password or a token: the channel keeps it as it is shown everywhere else.
    private static string WithoutSecrets(string text) =>
        WebAddressInText().Replace(text, match => FeedAddress.Normalize(match.Value) is { } address ? FeedAddress.Display(address) : match.Value);

    [GeneratedRegex(@"(?:feed:|https?:)[^\s""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebAddressInText();

    // The text behind the command's name, or null where the line is no command of ours.
    private string? CommandText(string line)
    {
        var name = _commands.Line("");
        return line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (line.Length == name.Length || char.IsWhiteSpace(line[name.Length]))
            ? line[name.Length..].TrimStart()
            : null;
    }

    private ChatMessage Hint(string text)
    {
        var sentence = RichText.Sentence(text.StartsWith('/')
            ? $"There is no such command here: everything starts with `{_commands.Line("")}`. `{_commands.Line("help")}` lists what you can ask."
            : $"I read news, not small talk: type `{_commands.Line("today")}` for today's stories, or `{_commands.Line("help")}` for everything else.");
        return new(sentence.ToPlainText(),
        [
            new MessageBlock.Paragraph(sentence),
            new MessageBlock.Actions([new(_commands.Line("today"), _commands.ButtonCommand("today")), new(_commands.Line("help"), _commands.ButtonCommand("help"))]),
        ]);
    }
}
