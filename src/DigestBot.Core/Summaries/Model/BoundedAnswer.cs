namespace DigestBot.Core.Summaries.Model;

/// <summary>Reads an answer whole, and fails where it is longer than it may be.</summary>
internal sealed class BoundedAnswer(int bytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        try
        {
            await answer.Content.LoadIntoBufferAsync(bytes, cancellationToken);
            return answer;
        }
        catch
        {
            // Nobody else gets it; why it was not read is the caller's to hear.
            answer.Dispose();
            throw;
        }
    }
}
