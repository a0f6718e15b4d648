using DigestBot.Core.Commands;
using DigestBot.Web.Pages;
using DigestBot.Web.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace DigestBot.Web.LocalChat;

/// <summary>The forms of commands in the local chat.</summary>
internal static class ChatFormEndpoints
{
    public static void MapChatForms(this IEndpointRouteBuilder console, FormToken token)
    {
        console.MapGet("/chat/{channel}/form", ShowAsync);
        console.MapPost("/chat/{channel}/form", SubmitAsync).AddEndpointFilter(token.RequireAsync).WithMetadata(new SizeLimit(FormReader.MaxRequestBytes));
    }

    private static async Task<IResult> ShowAsync(string channel, string? command, string? view, LocalChatRoom room, CancellationToken cancellationToken)
    {
        if (await ChatEndpoints.FindAsync(room, channel, cancellationToken) is not { } found)
        {
            return ChatEndpoints.NoSuchChannel(channel);
        }

        return await room.OpenFormAsync(channel, command ?? "", cancellationToken) switch
        {
            FormOpening.Shown(var form) => HtmlPage.Of<FormPage, FormModel>(new(found, form, [], MessagePresenter.ViewNamed(view))),
            FormOpening.Refused(var message) => HtmlPage.Of<NoticePage, NoticeModel>(new("There is nothing to fill in", message.Summary), StatusCodes.Status404NotFound),
            var unknown => throw new InvalidOperationException($"No such end of a form: {unknown.GetType().Name}."),
        };
    }

    private static async Task<IResult> SubmitAsync(string channel, HttpRequest request, LocalChatRoom room, CancellationToken cancellationToken)
    {
        var sent = await request.ReadFormAsync(cancellationToken);
        var view = MessagePresenter.ViewNamed(sent["view"]);
        if (await ChatEndpoints.FindAsync(room, channel, cancellationToken) is not { } found)
        {
            return ChatEndpoints.NoSuchChannel(channel);
        }

        // Opened once more for its fields: what was sent is read by them.
        if (await room.OpenFormAsync(channel, sent[FormReader.CommandField].ToString(), cancellationToken) is not FormOpening.Shown { Form: var form })
        {
            return await ShowAsync(channel, sent[FormReader.CommandField], sent["view"], room, cancellationToken);
        }

        var outcome = await room.SubmitAsync(channel, form, FormReader.Values(form, sent), await FormReader.FilesAsync(form, sent, cancellationToken), cancellationToken);
        return outcome is FormOutcome.Mend mend
            ? HtmlPage.Of<FormPage, FormModel>(new(found, mend.Form, mend.Problems, view), StatusCodes.Status422UnprocessableEntity)
            : Results.LocalRedirect($"{ConsolePaths.Chat(channel)}?view={view}");
    }

    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
