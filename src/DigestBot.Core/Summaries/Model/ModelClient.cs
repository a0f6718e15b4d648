using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace DigestBot.Core.Summaries.Model;

/// <summary>Asks an OpenAI-compatible endpoint one question at a time, and never twice: whoever asks has something else to tell.</summary>
internal sealed class ModelClient(IHttpClientFactory clients, IOptions<ModelOptions> options, TimeProvider time)
{
    public const string ClientName = "model";

    /// <summary>More than any summary; whoever sends more means something else.</summary>
    public const int MaxAnswerBytes = 1 << 20;

    private static readonly TimeSpan ShortPause = TimeSpan.FromMinutes(1);

    // A wrong key or name mends itself no sooner than somebody mends it.
    private static readonly TimeSpan LongPause = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    public async Task<ModelReply> AskAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            ChatCompletion completion = await Chat().CompleteChatAsync(
                [new SystemChatMessage(prompt.Instructions), new UserChatMessage(prompt.Material)],
                new ChatCompletionOptions
                {
                    MaxOutputTokenCount = options.Value.MaxOutputTokens,
                    ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("summary", BinaryData.FromString(ModelPrompt.Schema), jsonSchemaIsStrict: true),
                },
                either.Token);
            return ReplyOf(completion);
        }
        catch (ClientResultException problem) when (problem.Status != 0)
        {
            return ReplyOf(problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ModelReply.Failed("timeout", $"it did not answer within {options.Value.Timeout.TotalSeconds:0} s", ShortPause);
        }
        catch (Exception problem) when (problem is HttpRequestException or ClientResultException or IOException)
        {
            return new ModelReply.Failed("unreachable", $"it cannot be reached ({problem.Message})", ShortPause);
        }
        // The package says in no exception of its own that an answer is not one: it fails wherever it first misses something.
        catch (Exception nonsense) when (nonsense is not OperationCanceledException)
        {
            return new ModelReply.Failed("nonsense", $"what it answers is no answer of an OpenAI-compatible API ({nonsense.GetType().Name})", ShortPause);
        }
    }

    private ChatClient Chat() => new(
        options.Value.Name,
        // The package takes no empty key; a server that wants none ignores it.
        new ApiKeyCredential(string.IsNullOrWhiteSpace(options.Value.Key) ? "none" : options.Value.Key),
        new OpenAIClientOptions
        {
            Endpoint = options.Value.Endpoint,
            Transport = new HttpClientPipelineTransport(clients.CreateClient(ClientName)),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });

    private static ModelReply ReplyOf(ChatCompletion completion)
    {
        var (input, output) = ((long?)completion.Usage?.InputTokenCount, (long?)completion.Usage?.OutputTokenCount);
        if (completion.Refusal is { Length: > 0 } || completion.FinishReason is ChatFinishReason.ContentFilter)
        {
            return new ModelReply.Refused("the model declined to summarize these articles.", input, output);
        }

        var text = string.Concat(completion.Content.Select(part => part.Text));
        return new ModelReply.Answered(text, input, output);
    }

    private ModelReply.Failed ReplyOf(ClientResultException problem)
    {
        var status = problem.Status.ToString(CultureInfo.InvariantCulture);
        return problem.Status switch
        {
            401 or 403 => new(status, "it does not accept the key: set Model__Key to one that it does", LongPause),
            404 => new(status, $"{options.Value.Endpoint} knows no model {options.Value.Name}: check Model:BaseAddress and Model:Name", LongPause),
            429 => new(status, "it asks to wait (429)", RetryAfter(problem) ?? ShortPause),
            >= 500 => new(status, $"it fails ({status})", RetryAfter(problem) ?? ShortPause),
            _ => new(status, $"it refuses the question ({status})", LongPause),
        };
    }

    private TimeSpan? RetryAfter(ClientResultException problem)
    {
        if (problem.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) is not true || value is null)
        {
            return null;
        }

        var wait = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until - time.GetUtcNow()
            : ShortPause;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestPause ? LongestPause : wait;
    }
}
