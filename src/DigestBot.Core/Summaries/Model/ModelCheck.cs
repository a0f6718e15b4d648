using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Summaries.Model;

/// <summary>Whether the model's endpoint answers, takes the key and knows the model, and what was used today.</summary>
public static class ModelCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Null where no model is set.</summary>
    public static async Task<(bool Works, string Finding)?> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.GetRequiredService<IOptions<ModelOptions>>().Value;
        if (!options.IsOn())
        {
            return null;
        }

        var problem = await ProblemAsync(services.GetRequiredService<IHttpClientFactory>(), options, cancellationToken);
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var used = Describe(await services.GetRequiredService<IModelStore>().DayAsync(today, cancellationToken), options);
        return (problem is null, $"{problem ?? $"{options.Name} answers at {options.Endpoint}."} {used}");
    }

    private static async Task<string?> ProblemAsync(IHttpClientFactory clients, ModelOptions options, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Endpoint.ToString().TrimEnd('/') + "/models");
        request.Headers.Authorization = string.IsNullOrWhiteSpace(options.Key) ? null : new AuthenticationHeaderValue("Bearer", options.Key);
        try
        {
            using var answer = await clients.CreateClient(ModelClient.ClientName).SendAsync(request, limit.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => Unknown(await answer.Content.ReadAsStringAsync(limit.Token), options),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{options.Endpoint} does not accept the key: set Model__Key to one that it does.",
                HttpStatusCode.NotFound => null, // Not every compatible server lists its models.
                var status => $"{options.Endpoint} answers {(int)status}: summaries are the articles' own sentences until it works again.",
            };
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return $"{options.Endpoint} does not answer: start the server, or correct Model:BaseAddress.";
        }
    }

    private static string? Unknown(string answer, ModelOptions options)
    {
        try
        {
            using var list = JsonDocument.Parse(answer);
            List<string> names = [.. list.RootElement.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString() ?? "")];

            // Ollama lists "llama3.2:latest" and takes "llama3.2".
            return names.Exists(name => name == options.Name || name.StartsWith($"{options.Name}:", StringComparison.Ordinal))
                ? null
                : $"{options.Endpoint} knows no model {options.Name}: set Model:Name to one of its own, such as {string.Join(", ", names.Take(5))}.";
        }
        catch (Exception nonsense) when (nonsense is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{options.Endpoint} is no OpenAI-compatible API: its address usually ends in /v1.";
        }
    }

    private static string Describe(ModelDay day, ModelOptions options)
    {
        var calls = day.Calls.Count == 0 ? "no calls" : string.Join(", ", day.Calls.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        var cost = options.InputPrice + options.OutputPrice == 0 ? ""
            : $", cost {(day.Used.Cost / (decimal)ModelSpend.CostUnits).ToString("0.00", CultureInfo.InvariantCulture)}{(options.MaxCostPerDay == 0 ? "" : $" of {options.MaxCostPerDay.ToString(CultureInfo.InvariantCulture)}")}";
        return $"Today (UTC): {calls}; {day.Used.Tokens:N0} of {options.MaxTokensPerDay:N0} tokens{cost}; {day.LeftOut} sentences left out because no article supports them.";
    }
}
