using System.Net;

namespace DigestBot.Core.Chat;

/// <summary>A request's body that asks for its lease when it is about to be written: after any wait for a turn, a connection, a handshake.</summary>
/// <remarks>What a lease refuses never arrives: headers alone are no request that a server acts on.</remarks>
public sealed class LeasedContent : HttpContent
{
    private readonly HttpContent _body;
    private readonly SendLease _lease;
    private readonly Action _leaving;

    /// <param name="leaving">Told when the lease was granted: from then on the request may arrive.</param>
    public LeasedContent(HttpContent body, SendLease lease, Action leaving)
    {
        (_body, _lease, _leaving) = (body, lease, leaving);
        foreach (var header in body.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await _lease.EnsureAsync(cancellationToken);
        _leaving();
        await _body.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? 0;
        return _body.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
