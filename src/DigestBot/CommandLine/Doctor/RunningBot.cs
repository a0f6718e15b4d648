namespace DigestBot.CommandLine.Doctor;

/// <summary>A bot that runs on this machine, asked over its console's health page.</summary>
internal static class RunningBot
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<bool> IsHealthyAsync(string address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
#pragma warning disable RS0030 // The operator's own address on this machine: the guard against private addresses would refuse it.
        using var client = new HttpClient(handler) { Timeout = Patience };
#pragma warning restore RS0030
        try
        {
            using var answer = await client.GetAsync(new Uri(Reachable(address), "/health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    // Bound to every address, it is reached at this machine's own.
    private static Uri Reachable(string address)
    {
        var uri = new Uri(address);
        return uri.Host is "0.0.0.0" or "[::]" ? new UriBuilder(uri) { Host = "localhost" }.Uri : uri;
    }
}
