using System.Security.Cryptography;

namespace DigestBot.Web;

/// <summary>The console's own style sheet, script and icon, compiled into the program: no file to lose, nothing fetched from elsewhere.</summary>
public sealed class ConsoleAssets
{
    private const string ResourcePrefix = "DigestBot.Web.Assets.";

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, Asset> _assets = [];

    public ConsoleAssets()
    {
        var assembly = typeof(ConsoleAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var version = Convert.ToHexStringLower(SHA256.HashData(content)[..6]);
            var name = resource[ResourcePrefix.Length..];
            _assets.Add(name, new Asset(content, ContentTypes[Path.GetExtension(name)], version));
        }
    }

    /// <summary>The address changes with the content, so that browsers may keep each forever.</summary>
    public string Address(string name) => $"/assets/{name}?v={_assets[name].Version}";

    internal IResult Serve(string name, HttpResponse response)
    {
        if (!_assets.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType);
    }

    private sealed record Asset(byte[] Content, string ContentType, string Version);
}
