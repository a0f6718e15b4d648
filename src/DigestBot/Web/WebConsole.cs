using System.Text.Encodings.Web;
using System.Text.Unicode;
using DigestBot.Core.Chat;
using DigestBot.Web.LocalChat;
using DigestBot.Web.Pages;
using DigestBot.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace DigestBot.Web;

/// <summary>The web console: the local chat, the operator's pages and the health check, on one address of their own.</summary>
internal static class WebConsole
{
    /// <summary>Needs the stores and the slash commands beside it.</summary>
    public static IServiceCollection AddWebConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebOptions>().Bind(configuration.GetSection(WebOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton<IValidateOptions<WebOptions>, WebAddressValidator>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ConfigureWebServer>();
        services.AddRouting();
        services.AddSingleton<FormToken>();
        services.AddSingleton<ConsoleAssets>();
        services.AddSingleton<MessagePresenter>();
        services.AddSingleton<LocalChatRoom>();
        services.AddSingleton<LocalChatBroadcaster>();
        services.AddSingleton<IChatPlatform, LocalChatPlatform>();
        // Letters of every script stand in the page as they are; what HTML gives a meaning is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    public static WebApplication MapWebConsole(this WebApplication app)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = SayFailedAsync,
            StatusCodeSelector = failure => BadRequest(failure) ?? StatusCodes.Status500InternalServerError,
            // A request that cannot be read is its sender's fault: nothing for the log.
            SuppressDiagnosticsCallback = failed => BadRequest(failed.Exception) is not null,
        });
        app.UseMiddleware<RequestGuard>();
        app.MapHealth();
        app.MapChat();
        app.MapOperatorPages();
        app.MapGet("/assets/{name}", (string name, ConsoleAssets assets, HttpResponse response) => assets.Serve(name, response));
        app.MapPost(ConsolePaths.Theme, (Delegate)ChooseThemeAsync).AddEndpointFilter(app.Services.GetRequiredService<FormToken>().RequireAsync);
        app.MapFallback("{*path}", () => HtmlPage.Of<NoticePage, NoticeModel>(
            new("There is no such page", "The address may be mistyped or from another version: the menu leads to every page there is."), StatusCodes.Status404NotFound));
        return app;
    }

    // A defect's exception is in the log: the framework's handler writes it there.
    private static Task SayFailedAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            context.Response.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => "That is more than a form of this console sends: shorten it and send again.",
                StatusCodes.Status500InternalServerError => "The console could not do this: the program's log says why.",
                _ => "The console cannot read this request: open the page anew and send again.",
            },
            context.RequestAborted);
    }

    // The status where the request is at fault, too long or no form at all; null where we are.
    private static int? BadRequest(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ => null,
    };

    private static async Task<IResult> ChooseThemeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        ThemeChoice.Keep(context, form[ThemeChoice.FieldName]);
        var back = form["return"].ToString();
        // Only to a page of this console: "//elsewhere" would leave it.
        return Results.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : "/");
    }
}
