using System.Text.Json.Nodes;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Slack.Messages;
using DigestBot.Slack.Views;

namespace DigestBot.Slack.Interactions;

/// <summary>Takes forms that were sent off. Slack waits 3 s for what becomes of the modal; what takes longer is told in it later.</summary>
internal sealed class FormDesk(CallerCheck callers, SlackFiles files, ResponseAddress responses, Modals modals, SlashCommandRouter router, TimeProvider time)
{
    // The rest of the 3 s is for the way to Slack.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly ChatMessage Aged = ChatMessage.Line("This form is from another time: close it and open it again.");

    /// <param name="finish">Takes what is left to do after the reply.</param>
    /// <returns>What becomes of the modal; null: it closes.</returns>
    public async Task<JsonObject?> TakeAsync(SlackAction sent, Action<Func<CancellationToken, Task>> finish, CancellationToken cancellationToken)
    {
        if (InteractionReader.ReadForm(sent) is not var (submission, place))
        {
            return Replace(SlackViews.Modal(Modals.Title, Aged, ""));
        }

        var outcome = SubmitAsync(submission, sent.View!, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(outcome, Task.Delay(Patience, time, stop.Token));
        await stop.CancelAsync();
        if (outcome.IsCompleted)
        {
            return Reply(await outcome, submission, place, finish);
        }

        finish(async later =>
        {
            var done = await outcome;
            await modals.UpdateAsync(place.Channel.Workspace, sent.View!.Id, Show(done.Message, place), later);
            if (done is FormOutcome.Done && router.AnswerKindOf(submission) is AnswerKind.Public && place.ResponseUrlAt(time.GetUtcNow()) is { } address)
            {
                await responses.SendAsync(address, done.Message, AnswerKind.Public, later);
            }
        });
        return Replace(Show(Modals.Wait, place));
    }

    private async Task<FormOutcome> SubmitAsync(Interaction submission, SlackView view, CancellationToken cancellationToken)
    {
        var given = new Dictionary<string, ChatFile>();
        foreach (var (field, file) in FormReader.Files(view))
        {
            given[field] = await files.FetchAsync(submission.Channel.Workspace, file, cancellationToken);
        }

        return await callers.SubmitAsync(submission with { Files = given }, cancellationToken);
    }

    private JsonObject? Reply(FormOutcome outcome, Interaction submission, ViewPlace place, Action<Func<CancellationToken, Task>> finish)
    {
        if (outcome is FormOutcome.Mend mend)
        {
            var errors = mend.Problems.DistinctBy(problem => problem.Field).Select(problem => KeyValuePair.Create(problem.Field, (JsonNode?)RichText.Sentence(problem.Sentence).ToPlainText()));
            return new JsonObject { ["response_action"] = "errors", ["errors"] = new JsonObject(errors) };
        }

        if (place.ResponseUrlAt(time.GetUtcNow()) is not { } address)
        {
            return Replace(Show(outcome.Message, place));
        }

        finish(later => responses.SendAsync(address, outcome.Message, router.AnswerKindOf(submission), later));
        return null;
    }

    private static string Show(ChatMessage message, ViewPlace place) => SlackViews.Modal(Modals.Title, message, (place with { Command = null }).Write());

    private static JsonObject Replace(string view) => new() { ["response_action"] = "update", ["view"] = JsonNode.Parse(view) };
}
