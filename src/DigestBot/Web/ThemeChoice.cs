namespace DigestBot.Web;

/// <summary>Light, dark, or as the system has it: kept in a cookie, so that the server draws the right one at once.</summary>
internal static class ThemeChoice
{
    public const string FieldName = "theme";
    public const string System = "auto";
    private const string CookieName = "digestbot-theme";

    private static readonly string[] Themes = [System, "light", "dark"];

    public static string Of(HttpRequest request) => Known(request.Cookies[CookieName]);

    public static void Keep(HttpContext context, string? theme) => context.Response.Cookies.Append(CookieName, Known(theme), new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
    });

    private static string Known(string? theme) => Themes.Contains(theme) ? theme! : System;
}
