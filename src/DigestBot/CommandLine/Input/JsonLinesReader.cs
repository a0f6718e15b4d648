using System.Globalization;
using System.Text;
using System.Text.Json;
using DigestBot.Core.Articles;

namespace DigestBot.CommandLine.Input;

/// <summary>Reads a <c>.jsonl</c> file of articles, one at a time: a file may hold more than memory should.</summary>
/// <remarks>
/// A line is <c>{"id","title","text","url","source","published","language"}</c>; all but <c>id</c> may be missing or null, but
/// <c>title</c> or <c>text</c> must be there. Unknown fields are passed over, as are blank lines and a byte order mark.
/// </remarks>
internal static class JsonLinesReader
{
    private const string Expected = "one JSON object a line is expected";

    /// <exception cref="InputException">The file is missing, or a line is no article; the message names file and line.</exception>
    public static IEnumerable<Article> Read(string path, ArticleBuilder? builder = null)
    {
        builder ??= new ArticleBuilder(new ArticleOptions());
        using var lines = Open(path);
        HashSet<string> keys = [];
        long articles = 0;
        while (lines.TryRead(out var line))
        {
            if (IsBlank(line.Span))
            {
                continue;
            }

            var fields = Parse(line.Span, path, lines.Number);
            if (!keys.Add(fields.Id!))
            {
                throw Problem(path, lines.Number, $"the id \"{fields.Id}\" stands on an earlier line too; give each article its own");
            }

            yield return ToArticle(builder, fields, new ArticleId(++articles), path, lines.Number);
        }
    }

    private static Utf8LineReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path} is a folder; name a .jsonl file in it.");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"{path} does not exist; name a .jsonl file of articles.");
        }

        try
        {
            return new Utf8LineReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {problem.Message}");
        }
    }

    private static Fields Parse(ReadOnlySpan<byte> line, string path, int number)
    {
        Fields fields;
        try
        {
            fields = Fields.Parse(line);
        }
        catch (JsonException problem)
        {
            var reason = problem.Message.Split(". ")[0].Split(" LineNumber:")[0].TrimEnd('.');
            throw Problem(path, number, $"{reason}: {Expected}");
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader throws for text that is no UTF-8 or holds half of a surrogate pair.
            throw Problem(path, number, "a text in it is not valid Unicode; save the file as UTF-8");
        }

        if (string.IsNullOrWhiteSpace(fields.Id))
        {
            throw Problem(path, number, "it has no \"id\"; give each article its own");
        }

        if (string.IsNullOrWhiteSpace(fields.Title) && string.IsNullOrWhiteSpace(fields.Text))
        {
            throw Problem(path, number, "it has neither \"title\" nor \"text\"; one of them must be there");
        }

        return fields;
    }

    private static Article ToArticle(ArticleBuilder builder, Fields fields, ArticleId id, string path, int line)
    {
        var text = new ArticleText(fields.Id!)
        {
            Title = fields.Title,
            Text = fields.Text,
            Url = fields.Url,
            Source = fields.Source,
            Published = fields.Published is null ? null : ParseDate(fields.Published, path, line),
            Language = fields.Language,
        };
        return builder.FromText(text, id) ?? throw Problem(path, line, "neither its title nor its text has a word in it");
    }

    private static DateTimeOffset ParseDate(string published, string path, int line) =>
        DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw Problem(path, line, $"\"published\" is \"{published}\", which is no date such as 2026-03-14T08:30:00Z");

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private static InputException Problem(string path, int line, string what) => new($"{path}, line {line}: {what}.");

    /// <summary>A line's fields as they stand there.</summary>
    private sealed class Fields
    {
        public string? Id { get; private set; }

        public string? Title { get; private set; }

        public string? Text { get; private set; }

        public string? Url { get; private set; }

        public string? Source { get; private set; }

        public string? Published { get; private set; }

        public string? Language { get; private set; }

        public static Fields Parse(ReadOnlySpan<byte> line)
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("it is no JSON object");
            }

            var fields = new Fields();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                fields.ReadField(ref json);
            }

            // Past the object's end nothing may follow: this throws where something does.
            json.Read();
            return fields;
        }

        private void ReadField(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals("id"u8))
            {
                Id = Value(ref json, "id");
            }
            else if (json.ValueTextEquals("title"u8))
            {
                Title = Value(ref json, "title");
            }
            else if (json.ValueTextEquals("text"u8))
            {
                Text = Value(ref json, "text");
            }
            else if (json.ValueTextEquals("url"u8))
            {
                Url = Value(ref json, "url");
            }
            else if (json.ValueTextEquals("source"u8))
            {
                Source = Value(ref json, "source");
            }
            else if (json.ValueTextEquals("published"u8))
            {
                Published = Value(ref json, "published");
            }
            else if (json.ValueTextEquals("language"u8))
            {
                Language = Value(ref json, "language");
            }
            else
            {
                json.Skip();
            }
        }

        private static string? Value(ref Utf8JsonReader json, string name)
        {
            json.Read();
            return json.TokenType switch
            {
                JsonTokenType.String => json.GetString(),
                JsonTokenType.Null => null,
                JsonTokenType.Number when name is "id" => Encoding.UTF8.GetString(json.ValueSpan),
                _ => throw new JsonException($"\"{name}\" is no text"),
            };
        }
    }
}
