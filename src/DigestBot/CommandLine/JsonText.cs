using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigestBot.CommandLine;

/// <summary>JSON as commands print it.</summary>
internal static class JsonText
{
    // Letters stand as they are: the text is data in UTF-8, never put into a page.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static string Object(bool indented, Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = Readable, NewLine = "\n" }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
