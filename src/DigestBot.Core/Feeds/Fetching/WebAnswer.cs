using System.Net;
using System.Net.Http.Headers;

namespace DigestBot.Core.Feeds.Fetching;

/// <summary>How asking an address ended.</summary>
internal abstract record WebAnswer
{
    private WebAnswer()
    {
    }

    /// <param name="Address">Who answered in the end, after redirects.</param>
    /// <param name="Body">Unpacked; empty unless the status is 200.</param>
    public sealed record Answered(Uri Address, HttpStatusCode Status, string? Phrase, ReadOnlyMemory<byte> Body) : WebAnswer
    {
        public required HttpResponseHeaders Headers { get; init; }

        public required HttpContentHeaders ContentHeaders { get; init; }

        public string? ETag => Raw(Headers, "ETag");

        public string? LastModified => Raw(ContentHeaders, "Last-Modified");

        public string? ContentType => Raw(ContentHeaders, "Content-Type");

        /// <summary>Where permanent redirects alone have led; null where it did not move.</summary>
        public string? MovedTo { get; init; }

        /// <summary>In words, where the status is no success.</summary>
        public Failed AsFailure() => new(FailureInWords.Of(Status, Phrase))
        {
            IsTransient = Status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
        };

        // As sent: a malformed ETag is sent back as malformed as it came.
        private static string? Raw(HttpHeaders headers, string name) =>
            headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
    }

    /// <param name="Reason">A clause for whoever asked: "refused the connection".</param>
    public sealed record Failed(string Reason) : WebAnswer
    {
        /// <summary>Likely gone at the next try: a dropped connection, a server's hiccup.</summary>
        public bool IsTransient { get; init; }
    }
}
