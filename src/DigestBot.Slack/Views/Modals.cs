using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Slack.Api;
using DigestBot.Slack.Messages;

namespace DigestBot.Slack.Views;

/// <summary>Opens modals within the 3 s that Slack gives, whatever their content takes.</summary>
internal sealed class Modals(SlackApiClient api, TimeProvider time)
{
    public const string Title = "DigestBot";

    public static readonly ChatMessage Wait = ChatMessage.Line("This takes a moment …");

    // The rest of the 3 s is for the way to Slack and back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // How Slack says that three modals lie on each other already.
    private const string StackFull = "push_limit_reached";

    /// <summary>Opens the modal; one that says so where the content is not ready in time, and puts it in later.</summary>
    /// <param name="trigger">What Slack gave with the interaction: for 3 s, once.</param>
    /// <param name="below">The modal in which it was given: the new one lies above it.</param>
    /// <param name="content">A view. Null: there is nothing to show in a modal after all.</param>
    /// <param name="instead">What is shown where it is null and a modal is open by then.</param>
    /// <returns>False where no modal is open.</returns>
    public async Task<bool> OpenAsync(string workspace, string trigger, string? below, Task<string?> content, Func<string> instead, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(content, Task.Delay(Patience, time, stop.Token));
        await stop.CancelAsync();
        if (content.IsCompleted)
        {
            if (await content is not { } view)
            {
                return false;
            }

            await ShowAsync(workspace, trigger, below, view, cancellationToken);
            return true;
        }

        var id = await ShowAsync(workspace, trigger, below, SlackViews.Modal(Title, Wait, metadata: ""), cancellationToken);
        await UpdateAsync(workspace, id, await content ?? instead(), cancellationToken);
        return true;
    }

    public Task UpdateAsync(string workspace, string id, string view, CancellationToken cancellationToken) =>
        CallAsync(SlackMethod.UpdateView, workspace, new() { ["view_id"] = id, ["view"] = JsonNode.Parse(view) }, cancellationToken);

    /// <returns>The modal's id.</returns>
    private async Task<string> ShowAsync(string workspace, string trigger, string? below, string view, CancellationToken cancellationToken)
    {
        try
        {
            var body = new JsonObject { ["trigger_id"] = trigger, ["view"] = JsonNode.Parse(view) };
            return await CallAsync(below is null ? SlackMethod.OpenView : SlackMethod.PushView, workspace, body, cancellationToken);
        }
        catch (SlackApiException full) when (below is not null && full.Code == StackFull)
        {
            await UpdateAsync(workspace, below, view, cancellationToken);
            return below;
        }
    }

    private async Task<string> CallAsync(SlackMethod method, string workspace, JsonObject body, CancellationToken cancellationToken) =>
        (await api.CallAsync(SlackCall.Write(method, workspace, body.ToJsonString()), SlackJson.Default.ViewAnswer, cancellationToken)).View?.Id ?? "";
}
