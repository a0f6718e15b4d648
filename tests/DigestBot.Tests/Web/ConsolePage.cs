using System.Net;
using System.Text.RegularExpressions;

namespace DigestBot.Tests.Web;

/// <summary>Reads pages and sends their forms as a browser without a script would.</summary>
internal static partial class ConsolePage
{
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        using var request = new HttpRequestMessage(HttpMethod.Post, action);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent(
            [KeyValuePair.Create("form-token", Token(html)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.SendAsync(request);
    }

    /// <summary>Pages that say what is not there are pages too.</summary>
    public static async Task<string> GetStringOfAnyStatusAsync(this HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page);
        return await answer.Content.ReadAsStringAsync();
    }

    public static string Token(string html) => WebUtility.HtmlDecode(TokenField().Match(html).Groups["token"].Value);

    /// <summary>A page's words, its markup taken away.</summary>
    public static string Words(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
