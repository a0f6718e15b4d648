using System.Net.Mime;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DigestBot.Core.Chat;
using DigestBot.Core.Digests;
using DigestBot.Web.Pages;
using DigestBot.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigestBot.Web.LocalChat;

/// <summary>The local chat's pages, and what its script asks for.</summary>
internal static class ChatEndpoints
{
    private const int MessagesOnAPage = 50;

    // Set by the script: it fetches new messages by itself and needs no page in return.
    private const string LiveHeader = "X-DigestBot-Live";

    // Tells the script which page to go to.
    private const string GoHeader = "X-DigestBot-Go";

    public static void MapChat(this IEndpointRouteBuilder console)
    {
        var token = console.ServiceProvider.GetRequiredService<FormToken>();
        console.MapGet("/", () => Results.LocalRedirect(ConsolePaths.Chat(LocalChatRoom.FirstChannel)));
        console.MapGet("/chat/{channel}", ShowAsync);
        console.MapGet("/chat/{channel}/messages", NewMessagesAsync);
        console.MapPost("/chat/{channel}/messages", SayAsync).AddEndpointFilter(token.RequireAsync);
        console.MapGet("/chat/{channel}/messages/{message:long}/files/{number:int}", FileAsync);
        console.MapChatForms(token);
        console.MapPost(ConsolePaths.NewChat, AddChannelAsync).AddEndpointFilter(token.RequireAsync);
        console.MapGet(ConsolePaths.Completions, CompleteAsync);
        console.MapGet(ConsolePaths.Events, Events);
    }

    private static async Task<IResult> ShowAsync(
        string channel, string? view, string? draft, long? before,
        LocalChatRoom room, ILocalChatStore store, IScheduleStore schedules, MessagePresenter presenter, CancellationToken cancellationToken)
    {
        if (await FindAsync(room, channel, cancellationToken) is not { } found)
        {
            return NoSuchChannel(channel);
        }

        var chosen = MessagePresenter.ViewNamed(view);
        // One more than shown tells whether there are earlier ones.
        var messages = await store.RecentAsync(channel, MessagesOnAPage + 1, before, cancellationToken);
        var planned = await schedules.ListAsync(found.Id, cancellationToken);
        return HtmlPage.Of<ChatPage, ChatModel>(new(found, [.. messages.TakeLast(MessagesOnAPage).Select(message => presenter.Show(message, chosen))], chosen)
        {
            HasEarlier = messages.Count > MessagesOnAPage,
            IsEarlier = before is not null,
            Draft = draft?.Length <= LocalChatRoom.MaxTextLength ? draft : "",
            NextPost = planned.Min(schedule => schedule.NextDue),
        });
    }

    private static async Task<IResult> NewMessagesAsync(
        string channel, string? view, long after, LocalChatRoom room, ILocalChatStore store, MessagePresenter presenter, CancellationToken cancellationToken)
    {
        if (await FindAsync(room, channel, cancellationToken) is not { } found)
        {
            return NoSuchChannel(channel);
        }

        var chosen = MessagePresenter.ViewNamed(view);
        var messages = await store.RecentAsync(channel, MessagesOnAPage, before: null, cancellationToken);
        return HtmlPage.Of<MessageList, ChatModel>(new(found, [.. messages.Where(message => message.Id > after).Select(message => presenter.Show(message, chosen))], chosen));
    }

    private static async Task<IResult> SayAsync(
        string channel, HttpRequest request, LocalChatRoom room, IHostApplicationLifetime host, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var text = form["text"].ToString().Trim();
        if (await FindAsync(room, channel, cancellationToken) is null)
        {
            return NoSuchChannel(channel);
        }

        if (text.Length is 0 or > LocalChatRoom.MaxTextLength)
        {
            return Results.Text($"A command has between 1 and {LocalChatRoom.MaxTextLength} characters; this one has {text.Length}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var view = MessagePresenter.ViewNamed(form["view"]);
        if (room.OpensForm(channel, text))
        {
            var page = ConsolePaths.ChatForm(channel, text.TrimStart('/'), view.ToString());
            request.HttpContext.Response.Headers[GoHeader] = page;
            return request.Headers.ContainsKey(LiveHeader) ? Results.NoContent() : Results.LocalRedirect(page);
        }

        // Whoever leaves the page meanwhile finds the answer when they come back.
        var typed = await room.SayAsync(channel, text, host.ApplicationStopping);
        if (request.Headers.ContainsKey(LiveHeader))
        {
            return Results.NoContent();
        }

        return Results.LocalRedirect($"{ConsolePaths.Chat(channel)}?view={view}#m{typed.Id}");
    }

    private static async Task<IResult> FileAsync(string channel, long message, int number, LocalChatRoom room, CancellationToken cancellationToken) =>
        await room.FindFileAsync(channel, message, number, cancellationToken) is { } file
            ? Results.File(file.Content.ToArray(), MediaTypeNames.Application.Octet, file.Name)
            : HtmlPage.Of<NoticePage, NoticeModel>(new("No such file", "The message has no such file, or has aged out: ask for it again."), StatusCodes.Status404NotFound);

    private static async Task<IResult> AddChannelAsync(HttpRequest request, LocalChatRoom room, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var added = await room.AddChannelAsync(form["name"].ToString(), cancellationToken);
        return added is null
            ? HtmlPage.Of<NoticePage, NoticeModel>(
                new("That is no name for a channel", $"A channel's name has letters or digits, at most {LocalChatRoom.MaxNameLength} of them: world-news, for example."),
                StatusCodes.Status400BadRequest)
            : Results.LocalRedirect(ConsolePaths.Chat(added.Ref.Channel));
    }

    private static async Task<IResult> CompleteAsync(string channel, string? text, LocalChatRoom room, CancellationToken cancellationToken) =>
        await FindAsync(room, channel, cancellationToken) is null
            ? NoSuchChannel(channel)
            : Results.Ok(await room.CompleteAsync(channel, text ?? "", cancellationToken));

    /// <summary>Names of channels as they get messages, one event each, for as long as the page is open.</summary>
    private static ServerSentEventsResult<string> Events(LocalChatBroadcaster broadcaster, IHostApplicationLifetime host, HttpContext context) =>
        TypedResults.ServerSentEvents(AsEventsAsync(broadcaster, host.ApplicationStopping, context.RequestAborted));

    // The first event says that listening has begun: what came before it can be fetched now, and nothing is missed in between.
    private static async IAsyncEnumerable<SseItem<string>> AsEventsAsync(
        LocalChatBroadcaster broadcaster, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        using var page = broadcaster.Open();
        yield return new("", "listening");
        while (await page.NextAsync(ended.Token) is { } channel)
        {
            yield return new(channel, "posted");
        }
    }

    internal static async Task<Channel?> FindAsync(LocalChatRoom room, string channel, CancellationToken cancellationToken) =>
        (await room.ChannelsAsync(cancellationToken)).FirstOrDefault(candidate => candidate.Ref.Channel == channel);

    internal static IResult NoSuchChannel(string channel) => HtmlPage.Of<NoticePage, NoticeModel>(
        new("No such channel", $"There is no channel “{channel}” here: choose one from the list, or add it there."), StatusCodes.Status404NotFound);
}
