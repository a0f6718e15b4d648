using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack.Api;

/// <summary>Takes calls to Slack's Web API, each in its turn.</summary>
/// <remarks>
/// A call that Slack refused for its limits was not acted upon, and is repeated when the time comes. One whose end is not
/// known (a time-out, a 5xx) is repeated only where doing it twice is the same as doing it once.
/// </remarks>
internal sealed class SlackTransport(IHttpClientFactory clients, RateLimits limits, TimeProvider time, IOptions<SlackOptions> options)
{
    /// <summary>The client's name at the factory.</summary>
    public const string ClientName = "slack";

    private const int MaxAttempts = 4;

    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(500);

    // Slack always says how long; a proxy in between may not.
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(30);

    private static readonly ProductInfoHeaderValue UserAgent =
        new("digestbot", typeof(SlackTransport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);

    private readonly Uri _base = new(options.Value.ApiBaseUrl.TrimEnd('/') + "/");

    /// <param name="token">Null where the call itself says who calls.</param>
    /// <returns>A success.</returns>
    /// <exception cref="SlackApiException">Slack said no.</exception>
    /// <exception cref="SlackBusyException">Slack asked to wait longer than is worth it; nothing was done.</exception>
    /// <exception cref="HttpRequestException">Slack could not be reached, or broke off.</exception>
    public async Task<T> SendAsync<T>(SlackCall call, string? token, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : SlackAnswer
    {
        for (var attempt = 1; ; attempt++)
        {
            await limits.EnterAsync(call, cancellationToken);
            if (await TryAsync(call, token, type, mayRetry: attempt < MaxAttempts, cancellationToken) is { } answer)
            {
                return answer;
            }

            await Task.Delay(FirstRetryDelay * Math.Pow(2, attempt - 1) * (1 + Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    /// <returns>Null when it is worth another attempt.</returns>
    private async Task<T?> TryAsync<T>(SlackCall call, string? token, JsonTypeInfo<T> type, bool mayRetry, CancellationToken cancellationToken)
        where T : SlackAnswer
    {
        try
        {
            using var message = Message(call, token);
            using var answer = await clients.CreateClient(ClientName).SendAsync(message, cancellationToken);
            limits.Arrived(call);
            return await ReadAsync(call, answer, type, mayRetry, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            call.MayHaveArrived = false;
            if (!mayRetry)
            {
                throw;
            }

            return null;
        }
        catch (HttpRequestException) when (mayRetry && call.Method.IsRepeatable)
        {
            return null;
        }
    }

    private async Task<T?> ReadAsync<T>(SlackCall call, HttpResponseMessage answer, JsonTypeInfo<T> type, bool mayRetry, CancellationToken cancellationToken)
        where T : SlackAnswer
    {
        if (answer.StatusCode is HttpStatusCode.TooManyRequests)
        {
            call.MayHaveArrived = false;
            var wait = answer.Headers.RetryAfter?.Delta ?? DefaultRetryAfter;
            limits.Exceeded(call, wait);
            // The pace waits so long, or says that it is too long.
            return mayRetry ? null : throw new SlackBusyException(wait);
        }

        if ((int)answer.StatusCode >= 500 && mayRetry && call.Method.IsRepeatable)
        {
            return null;
        }

        if (!answer.IsSuccessStatusCode)
        {
            call.MayHaveArrived = (int)answer.StatusCode >= 500;
            throw new SlackApiException(call.Method.Name, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), answer.ReasonPhrase);
        }

        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var read = await JsonSerializer.DeserializeAsync(body, type, cancellationToken) ?? throw new JsonException($"Slack answered {call.Method.Name} with null.");
        return read.Ok ? read : throw Failure(call, read);
    }

    private Exception Failure(SlackCall call, SlackAnswer answer)
    {
        var code = answer.Error ?? "no reason given";
        call.MayHaveArrived = SlackErrorCode.MayHaveSucceeded.Contains(code);
        if (SlackErrorCode.Busy.Contains(code))
        {
            limits.Exceeded(call, DefaultRetryAfter);
            return new SlackBusyException(DefaultRetryAfter);
        }

        return new SlackApiException(call.Method.Name, code, answer.Needed ?? (answer.ResponseMetadata?.Messages is { Count: > 0 } messages ? string.Join("; ", messages) : null));
    }

    private HttpRequestMessage Message(SlackCall call, string? token)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, call.Method.Name)) { Content = call.Content() };
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return message;
    }
}
