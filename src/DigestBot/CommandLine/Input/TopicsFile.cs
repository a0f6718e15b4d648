using System.Text.RegularExpressions;
using DigestBot.Core.Digests;
using DigestBot.Core.Topics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DigestBot.CommandLine.Input;

/// <summary>The ready topics of <c>config/topics.yaml</c>: a mapping from names to a description and a query.</summary>
internal static partial class TopicsFile
{
    private const string Shape = "write a topic as its name, and below it, further in, description: and query:.";

    // Nobody maintains more by hand, and each is read at start.
    private const int Most = 500;

    /// <summary>Reads the list: beside where the bot is started, else beside the program. None where no file is named.</summary>
    /// <exception cref="InputException">The list is named but cannot be read; the message says the line and the mend.</exception>
    public static NamedTopics Read(string file)
    {
        if (file.Length == 0)
        {
            return NamedTopics.None;
        }

        var path = File.Exists(file) ? file : Path.Combine(AppContext.BaseDirectory, file);
        try
        {
            using var reader = File.OpenText(path);
            return new NamedTopics(Topics(file, reader));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"Digests:Topics names {file}, which cannot be read: name a file of topics, or leave it empty to have none.");
        }
        catch (YamlException problem)
        {
            throw At(file, problem.Start, $"this is no YAML ({problem.Message.TrimEnd('.')}): mend the line, or take it away.");
        }
    }

    /// <summary>What the query may call by name; the file is read only where it calls something.</summary>
    /// <exception cref="InputException">As for <see cref="Read"/>.</exception>
    public static NamedTopics For(string query) =>
        query.Contains("topic:", StringComparison.OrdinalIgnoreCase) ? Read(new DigestOptions().Topics) : NamedTopics.None;

    private static List<NamedTopic> Topics(string file, TextReader reader)
    {
        var yaml = new YamlStream();
        yaml.Load(reader);
        if (yaml.Documents is [])
        {
            return [];
        }

        if (yaml.Documents is not [{ RootNode: YamlMappingNode list }] || list.Children.Count > Most)
        {
            throw At(file, yaml.Documents[0].RootNode.Start, $"this is no list of at most {Most} topics: {Shape}");
        }

        return [.. list.Children.Select(entry => Topic(file, entry.Key, entry.Value))];
    }

    private static NamedTopic Topic(string file, YamlNode key, YamlNode value)
    {
        if (key is not YamlScalarNode { Value: { } name } || !Name().IsMatch(name))
        {
            throw At(file, key.Start, $"{key} is no name of a topic: use small letters, digits and hyphens, as in central-banks.");
        }

        if (value is not YamlMappingNode parts || Text(parts, "description") is not { } description || Text(parts, "query") is not { } query || parts.Children.Count > 2)
        {
            throw At(file, key.Start, $"{name} needs a description and a query, and nothing else: {Shape}");
        }

        try
        {
            return new NamedTopic(name, description, TopicQuery.Parse(query));
        }
        catch (TopicQueryException problem)
        {
            throw At(file, parts.Children[new YamlScalarNode("query")].Start, $"the query of {name}: {problem.Message}");
        }
    }

    private static string? Text(YamlMappingNode parts, string name) =>
        parts.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static InputException At(string file, Mark place, string sentence) => new($"{file}, line {place.Line}: {sentence}");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
