using DigestBot.Core.Chat;
using DigestBot.Slack.Messages;

namespace DigestBot.Slack.Interactions;

/// <summary>What someone gave in a form, as the bot's commands take it: one text a field.</summary>
internal static class FormReader
{
    public static Dictionary<string, string> Values(SlackView view) =>
        Given(view).Where(field => field.Value.Type != "file_input").ToDictionary(field => field.Key, field => TextOf(field.Value));

    /// <summary>By field: the first file of each.</summary>
    public static Dictionary<string, GivenFile> Files(SlackView view) =>
        Given(view).Where(field => field.Value.Files is { Count: > 0 }).ToDictionary(field => field.Key, field => field.Value.Files![0]);

    private static IEnumerable<KeyValuePair<string, GivenValue>> Given(SlackView view) =>
        (view.State?.Values ?? []).Where(block => block.Value.ContainsKey(SlackViews.InputId)).Select(block => KeyValuePair.Create(block.Key, block.Value[SlackViews.InputId]));

    private static string TextOf(GivenValue given) => given.Type switch
    {
        "checkboxes" => given.SelectedOptions is { Count: > 0 } ? "true" : "false",
        "multi_static_select" => string.Join(FormField.MultiChoice.Separator, (given.SelectedOptions ?? []).Select(option => option.Value)),
        _ => given.SelectedOption?.Value ?? given.Value?.Trim() ?? "",
    };
}
