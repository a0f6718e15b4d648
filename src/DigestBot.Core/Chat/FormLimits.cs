namespace DigestBot.Core.Chat;

/// <summary>What a form may hold on every platform: the smaller of Discord's modals and Slack's (both references, August 2026).</summary>
public static class FormLimits
{
    /// <summary>Fields, the introduction counted as one: Discord. What needs more stands behind a button of the answer.</summary>
    public const int Fields = 5;

    /// <summary>Slack; its button too.</summary>
    public const int Title = 24;

    /// <summary>Discord.</summary>
    public const int Label = 45;

    /// <summary>Discord, placeholders too.</summary>
    public const int Hint = 100;

    /// <summary>Slack.</summary>
    public const int Text = 3_000;

    /// <summary>Discord.</summary>
    public const int Choices = 25;

    /// <summary>Slack.</summary>
    public const int ChoiceLabel = 75;

    /// <summary>Discord.</summary>
    public const int ChoiceValue = 100;

    /// <summary>What fits beside an adapter's own words into a modal's id of 100 characters on Discord.</summary>
    public const int Command = 90;

    /// <exception cref="ArgumentException">The form could not be shown somewhere: a defect in the command that made it.</exception>
    internal static void Check(ChatForm form)
    {
        Require(form.Fields.Count + (form.Introduction is null ? 0 : 1) is > 0 and <= Fields, $"has 1 to {Fields} fields, the introduction counted");
        Require(form.Title.Length is > 0 and <= Title, $"has a title of at most {Title} characters");
        Require(form.Submit.Length is > 0 and <= Title, $"has a button of at most {Title} characters");
        Require(form.Command.Length is > 0 and <= Command, $"carries a command of at most {Command} characters");
        Require(form.Fields.DistinctBy(field => field.Name).Count() == form.Fields.Count, "names each field once");
        foreach (var field in form.Fields)
        {
            Check(field);
        }
    }

    private static void Check(FormField field)
    {
        Require(field.Label.Length is > 0 and <= Label, $"labels a field with at most {Label} characters");
        Require(field.Hint is null or { Length: > 0 and <= Hint }, $"hints with at most {Hint} characters");
        switch (field)
        {
            case FormField.Text text:
                Require(text.MaxLength is > 0 and <= Text && text.Value.Length <= text.MaxLength, $"holds texts of at most {Text} characters");
                Require(text.Placeholder is null or { Length: > 0 and <= Hint }, $"has placeholders of at most {Hint} characters");
                break;
            case FormField.Choice choice:
                Check(choice.Choices);
                break;
            case FormField.MultiChoice several:
                Check(several.Choices);
                Require(several.Choices.All(choice => !choice.Value.Contains(FormField.MultiChoice.Separator)), "has no comma in values of which several can be chosen");
                break;
        }
    }

    private static void Check(IReadOnlyList<FormChoice> choices)
    {
        Require(choices.Count is > 0 and <= Choices, $"offers 1 to {Choices} choices");
        Require(choices.All(choice => choice.Label.Length > 0 && choice.Value.Length is > 0 and <= ChoiceValue), $"offers choices of at most {ChoiceValue} characters");
        Require(choices.DistinctBy(choice => choice.Value).Count() == choices.Count, "offers each value once");
    }

    private static void Require(bool condition, string rule)
    {
        if (!condition)
        {
            throw new ArgumentException($"A form {rule}.", nameof(condition));
        }
    }
}
