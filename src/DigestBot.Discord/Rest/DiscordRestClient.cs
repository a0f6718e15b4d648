using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigestBot.Core.Chat;
using Microsoft.Extensions.Options;

namespace DigestBot.Discord.Rest;

/// <summary>Makes calls of Discord's REST API, version 10.</summary>
/// <remarks>
/// A call that Discord refused for its limits was not acted upon, and is repeated when the time comes. One whose end is not
/// known (a time-out, a 5xx) is repeated only where doing it twice is the same as doing it once.
/// </remarks>
internal sealed class DiscordRestClient(IHttpClientFactory clients, RateLimits limits, TimeProvider time, IOptions<DiscordOptions> options)
{
    /// <summary>The client's name at the factory.</summary>
    public const string ClientName = "discord";

    private const int MaxAttempts = 4;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(500);

    private static readonly ProductInfoHeaderValue[] UserAgent = UserAgentHeader();

    private readonly Uri _base = BaseOf(options.Value.ApiBaseUrl);
    private DiscordApiException? _tokenRefused;

    /// <exception cref="DiscordApiException">Discord said no.</exception>
    /// <exception cref="DiscordBusyException">Discord asked to wait longer than is worth it; the call was not made.</exception>
    /// <exception cref="HttpRequestException">Discord could not be reached, or broke off.</exception>
    public async Task<T> SendAsync<T>(DiscordRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(request, cancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
            ?? throw new JsonException($"Discord answered {request.Route.Template} with null.");
    }

    /// <inheritdoc cref="SendAsync{T}"/>
    /// <returns>A success.</returns>
    public async Task<HttpResponseMessage> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(request, attempt, cancellationToken) is { } answer)
            {
                return answer;
            }
        }
    }

    /// <returns>Null when it is worth another attempt.</returns>
    private async Task<HttpResponseMessage?> TryAsync(DiscordRequest request, int attempt, CancellationToken cancellationToken)
    {
        if (_tokenRefused is { } refused && !request.Route.IsInteraction)
        {
            throw refused;
        }

        using var turn = await limits.EnterAsync(request.Route, cancellationToken);
        var mayRetry = attempt < MaxAttempts;
        HttpResponseMessage answer;
        try
        {
            using var message = Message(request);
            request.MayHaveArrived = request.Lease is null;
            answer = await clients.CreateClient(ClientName).SendAsync(message, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            request.MayHaveArrived = false;
            if (!mayRetry)
            {
                throw;
            }

            await DelayAsync(attempt, cancellationToken);
            return null;
        }
        catch (HttpRequestException) when (mayRetry && request.Route.IsRepeatable)
        {
            await DelayAsync(attempt, cancellationToken);
            return null;
        }

        var keep = false;
        try
        {
            await turn.ReportAsync(answer, cancellationToken);
            keep = answer.IsSuccessStatusCode;
            return keep ? answer : await AfterFailureAsync(request, answer, turn, attempt, cancellationToken);
        }
        finally
        {
            if (!keep)
            {
                answer.Dispose();
            }
        }
    }

    private async Task<HttpResponseMessage?> AfterFailureAsync(DiscordRequest request, HttpResponseMessage answer, RateLimits.Turn turn, int attempt, CancellationToken cancellationToken)
    {
        var isServerError = (int)answer.StatusCode >= 500;
        // Anything below 500 is Discord's word that it did nothing.
        request.MayHaveArrived = isServerError;
        if (answer.StatusCode is HttpStatusCode.TooManyRequests)
        {
            return null;
        }

        if (isServerError && attempt < MaxAttempts && request.Route.IsRepeatable)
        {
            await DelayAsync(attempt, cancellationToken);
            return null;
        }

        var failure = await ReadFailureAsync(answer, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Unauthorized && !request.Route.IsInteraction)
        {
            _tokenRefused = failure;
        }

        if (answer.StatusCode is HttpStatusCode.NotFound && request.Route.IsInteraction)
        {
            turn.Close(failure);
        }

        throw failure;
    }

    private HttpRequestMessage Message(DiscordRequest request)
    {
        var message = new HttpRequestMessage(request.Route.Method, new Uri(_base, request.Route.Path));
        foreach (var part in UserAgent)
        {
            message.Headers.UserAgent.Add(part);
        }

        if (!request.Route.IsInteraction)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Value.Token);
        }

        var body = Content(request);
        message.Content = body is null || request.Lease is null ? body : new LeasedContent(body, request.Lease, () => request.MayHaveArrived = true);
        return message;
    }

    private static HttpContent? Content(DiscordRequest request)
    {
        if (request.Body is null)
        {
            return null;
        }

        var json = new StringContent(request.Body, Encoding.UTF8, MediaTypeNames.Application.Json);
        if (request.Files.Count == 0)
        {
            return json;
        }

        var form = new MultipartFormDataContent { { json, "payload_json" } };
        for (var i = 0; i < request.Files.Count; i++)
        {
            form.Add(new ReadOnlyMemoryContent(request.Files[i].Content), string.Create(CultureInfo.InvariantCulture, $"files[{i}]"), request.Files[i].Name);
        }

        return form;
    }

    private static async Task<DiscordApiException> ReadFailureAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            var body = JsonSerializer.Deserialize(text, DiscordJson.Default.ErrorBody);
            var fields = body?.Errors is { ValueKind: JsonValueKind.Object } errors ? $" {errors.GetRawText()}" : "";
            return new(answer.StatusCode, body?.Code ?? 0, $"{body?.Message ?? answer.ReasonPhrase}{fields}");
        }
        catch (JsonException)
        {
            return new(answer.StatusCode, 0, $"Discord answered {(int)answer.StatusCode} {answer.ReasonPhrase}.");
        }
    }

    private Task DelayAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(FirstRetryDelay * Math.Pow(2, attempt - 1) * (1 + Random.Shared.NextDouble()), time, cancellationToken);

    private static Uri BaseOf(string configured)
    {
        var address = configured.TrimEnd('/');
        return new(address.EndsWith("/v10", StringComparison.Ordinal) ? address + "/" : address + "/v10/");
    }

    // "DiscordBot (url, version)" is what Discord asks for.
    private static ProductInfoHeaderValue[] UserAgentHeader()
    {
        var version = typeof(DiscordRestClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return [new("DiscordBot", productVersion: null), new($"(https://github.com/digestbot/digestbot, {version})")];
    }
}
