namespace DigestBot.Core.Chat;

/// <summary>A form for any platform: a modal on Discord and Slack, a page in the local chat. Submitting it gives its command the fields as parameters.</summary>
/// <remarks>Within <see cref="FormLimits"/>, so that every platform can show it whole; making one that is not throws.</remarks>
public sealed record ChatForm
{
    /// <param name="command">With the command's name, such as <c>digest settings</c>: what the submission carries as <see cref="Interaction.Text"/>.</param>
    /// <exception cref="ArgumentException">Some platform could not show it.</exception>
    public ChatForm(string command, string title, IReadOnlyList<FormField> fields, string submit = "Save", string? introduction = null)
    {
        Command = command;
        Title = title;
        Fields = fields;
        Submit = submit;
        Introduction = introduction;
        FormLimits.Check(this);
    }

    public string Command { get; }

    public string Title { get; }

    public IReadOnlyList<FormField> Fields { get; private init; }

    /// <summary>The button that sends it.</summary>
    public string Submit { get; }

    /// <summary>A sentence above the fields.</summary>
    public string? Introduction { get; }

    /// <summary>The form holding what someone gave before.</summary>
    /// <param name="values">As <see cref="Interaction.Arguments"/>.</param>
    public ChatForm With(IReadOnlyDictionary<string, string> values) => this with
    {
        Fields = [.. Fields.Select(field => values.TryGetValue(field.Name, out var value) ? field.With(value) : field)],
    };

    /// <summary>What cannot be taken, whatever the command makes of it: platforms check most of this, but a request can be made by hand.</summary>
    internal IReadOnlyList<FieldProblem> ProblemsWith(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, ChatFile> files)
    {
        var problems = new List<FieldProblem>();
        foreach (var field in Fields)
        {
            var value = values.GetValueOrDefault(field.Name, "");
            var isEmpty = field is FormField.File ? !files.ContainsKey(field.Name) : value.Length == 0;
            if (isEmpty && field.Required)
            {
                problems.Add(new(field.Name, field is FormField.File ? "Choose a file." : "This cannot be left empty."));
            }
            else if (!isEmpty && field.ProblemWith(value) is { } sentence)
            {
                problems.Add(new(field.Name, sentence));
            }
            else if (!isEmpty && field is FormField.File && files[field.Name] is { Content.Length: > ChatFile.MaxBytes } file)
            {
                problems.Add(new(field.Name, file.TooLarge));
            }
        }

        return problems;
    }
}
