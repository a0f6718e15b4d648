using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.LoopbackSlack;

/// <summary>One connection, from Slack's side.</summary>
internal sealed class SocketLink(WebSocket socket) : IAsyncDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>Its end was announced.</summary>
    public bool IsEnding { get; set; }

    /// <summary>1006: cut.</summary>
    public int CloseCode { get; private set; } = 1006;

    public async Task SendAsync(JsonObject message)
    {
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>What the client sends, until it is gone.</summary>
    public async IAsyncEnumerable<JsonObject> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await ReceiveAsync(buffer) is { } part)
        {
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                yield return JsonNode.Parse(Encoding.UTF8.GetString(message.ToArray()))!.AsObject();
                message.SetLength(0);
            }
        }
    }

    public async Task CloseAsync()
    {
        if (socket.State is WebSocketState.Open)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
        }
    }

    public void Abort() => socket.Abort();

    public ValueTask DisposeAsync()
    {
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<WebSocketReceiveResult?> ReceiveAsync(byte[] buffer)
    {
        try
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType is not WebSocketMessageType.Close)
            {
                return part;
            }

            CloseCode = (int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty);
            await CloseAnswerAsync();
            return null;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    private Task CloseAnswerAsync() => socket.State is WebSocketState.CloseReceived
        ? socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None)
        : Task.CompletedTask;
}
