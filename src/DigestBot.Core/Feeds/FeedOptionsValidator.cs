using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Feeds;

/// <summary>Checks the options' attributes, and what no attribute of a single option can say.</summary>
/// <remarks>Not generated: the generated validator puts its own words before our sentences, or in their place.</remarks>
internal sealed class FeedOptionsValidator : IValidateOptions<FeedOptions>
{
    public ValidateOptionsResult Validate(string? name, FeedOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        var problems = found.Select(result => result.ErrorMessage!).ToList();
        if (options.MinInterval > options.MaxInterval)
        {
            problems.Add("Feeds:MinInterval must not be longer than Feeds:MaxInterval.");
        }

        problems.AddRange(options.AllowedHosts.Where(pair => !IsHostAndPort(pair))
            .Select(pair => $"Feeds:AllowedHosts holds \"{pair}\", which is no host:port pair such as intranet.example.org:8080."));
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private static bool IsHostAndPort(string pair)
    {
        var colon = pair.LastIndexOf(':');
        return Uri.TryCreate("http://" + pair, UriKind.Absolute, out var uri) && uri.PathAndQuery == "/"
            && colon > pair.LastIndexOf(']') && ushort.TryParse(pair.AsSpan(colon + 1), out var port) && port > 0;
    }
}
