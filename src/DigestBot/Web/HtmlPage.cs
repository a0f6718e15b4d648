using System.Globalization;
using System.Text;
using DigestBot.Core.Chat;
using DigestBot.Web.LocalChat;
using DigestBot.Web.Pages;
using DigestBot.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace DigestBot.Web;

/// <summary>A page as an answer: its component, rendered once on the server.</summary>
/// <remarks>
/// The renderer is used by itself: <c>AddRazorComponents</c> would bring routing, data protection's key ring and scripts of
/// its own, none of which these pages need, and all of which start before the first digest.
/// </remarks>
internal static class HtmlPage
{
    public static IResult Of<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageComponent<TModel> =>
        new HtmlResult(typeof(TPage), page => new Dictionary<string, object?> { [nameof(PageComponent<TModel>.Page)] = page, [nameof(PageComponent<TModel>.Model)] = model }, status);

    private sealed class HtmlResult(Type component, Func<PageContext, Dictionary<string, object?>> parameters, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var services = context.RequestServices;
            var page = await CreateContextAsync(context);
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters(page)));
                using var writer = new StringWriter(CultureInfo.InvariantCulture);
                root.WriteHtmlTo(writer);
                return writer.ToString();
            });

            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html; charset=utf-8";
            // Coverage changes by the minute, and pages hold a form token.
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(html, Encoding.UTF8, context.RequestAborted);
        }
    }

    private static async Task<PageContext> CreateContextAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return new(
            services.GetRequiredService<IOptions<WebOptions>>().Value.Title,
            context.Request.Path + context.Request.QueryString,
            ThemeChoice.Of(context.Request),
            services.GetRequiredService<FormToken>().For(context),
            services.GetRequiredService<IOptions<CommandOptions>>().Value.Name,
            await services.GetRequiredService<LocalChatRoom>().ChannelsAsync(context.RequestAborted),
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            services.GetRequiredService<ConsoleAssets>());
    }
}
