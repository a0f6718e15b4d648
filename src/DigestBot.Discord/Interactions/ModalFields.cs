using DigestBot.Core.Chat;

namespace DigestBot.Discord.Interactions;

/// <summary>What someone put into a modal, by field.</summary>
internal static class ModalFields
{
    /// <summary>One text a field, empty ones too; files are not among them.</summary>
    public static IReadOnlyDictionary<string, string> Values(InteractionData? data) => Inputs(data)
        .Where(input => input.Type is not ModalInput.FileUpload)
        .ToDictionary(input => input.CustomId!, input => input.Value ?? string.Join(FormField.MultiChoice.Separator, input.Values ?? []));

    public static IReadOnlyDictionary<string, ResolvedAttachment> Files(InteractionData? data) => Inputs(data)
        .Where(input => input.Type is ModalInput.FileUpload)
        .Select(input => (Field: input.CustomId!, File: input.Values is [var id, ..] ? data?.Resolved?.Attachments?.GetValueOrDefault(id) : null))
        .Where(given => given.File is not null)
        .ToDictionary(given => given.Field, given => given.File!);

    // In labels; in rows where a server still sends those. Texts between the fields come back as well, and hold nothing.
    private static IEnumerable<ModalInput> Inputs(InteractionData? data) => (data?.Components ?? [])
        .SelectMany(part => part.Component is { } labelled ? [labelled] : part.Components ?? [])
        .Where(input => input.CustomId is not null)
        .DistinctBy(input => input.CustomId);
}
