using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>What sending a form leads to.</summary>
/// <param name="Message">What to say where the form is closed.</param>
public abstract record FormOutcome(ChatMessage Message)
{
    /// <summary>The form closes; the command answers, seen by whom <see cref="SlashCommandRouter.AnswerKindOf"/> says of the submission.</summary>
    public sealed record Done(ChatMessage Message) : FormOutcome(Message);

    /// <summary>Nothing was changed: the form stays open, with a sentence at each field that needs another value.</summary>
    /// <param name="Form">With what was given.</param>
    /// <param name="Message">
    /// For platforms whose form has closed by then: the sentences, and a button that opens the form again with what was given. For the caller alone.
    /// </param>
    public sealed record Mend(ChatForm Form, IReadOnlyList<FieldProblem> Problems, ChatMessage Message) : FormOutcome(Message);
}
