using DigestBot.Core.Chat;

namespace DigestBot.Web.LocalChat;

/// <summary>What a browser sends of a form, as the command takes it.</summary>
internal static class FormReader
{
    /// <summary>Which command's form it is.</summary>
    public const string CommandField = "command";

    /// <summary>The most that a form with a file sends: what stands around the file is small.</summary>
    public const long MaxRequestBytes = ChatFile.MaxBytes + (256 * 1024);

    /// <summary>A field's name in the page, apart from the console's own.</summary>
    public static string NameOf(FormField field) => $"field-{field.Name}";

    /// <summary>One text a field. A box that is not ticked sends nothing.</summary>
    public static IReadOnlyDictionary<string, string> Values(ChatForm form, IFormCollection sent) => form.Fields
        .Where(field => field is not FormField.File)
        .ToDictionary(field => field.Name, field => (field, sent[NameOf(field)]) switch
        {
            (FormField.YesNo, var ticked) => ticked.Count > 0 ? "true" : "false",
            (_, var values) => string.Join(FormField.MultiChoice.Separator, values.ToArray()).ReplaceLineEndings("\n"),
        });

    public static async Task<IReadOnlyDictionary<string, ChatFile>> FilesAsync(ChatForm form, IFormCollection sent, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, ChatFile>();
        foreach (var field in form.Fields.OfType<FormField.File>())
        {
            // A file field left empty sends a file without name and content.
            if (sent.Files[NameOf(field)] is { FileName.Length: > 0 } file)
            {
                using var content = new MemoryStream();
                await file.CopyToAsync(content, cancellationToken);
                files.Add(field.Name, new ChatFile(Path.GetFileName(file.FileName), content.ToArray()));
            }
        }

        return files;
    }
}
