namespace DigestBot.Web.Security;

/// <summary>Tells the browser what these pages never do, so that a slip of ours stays harmless.</summary>
internal static class SecurityHeaders
{
    // Scripts and styles come from our own files alone; nothing is fetched from elsewhere, nothing is framed.
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment: what answers for a failed request begins with a clean slate.
        context.Response.OnStarting(() =>
        {
            Add(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Add(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Other sites learn nothing. "no-referrer" would also blank the Origin of our own forms, by which they are recognised.
        headers["Referrer-Policy"] = "same-origin";
    }
}
