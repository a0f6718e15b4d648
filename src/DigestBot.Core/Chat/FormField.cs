namespace DigestBot.Core.Chat;

/// <summary>The closed family of what a form can ask.</summary>
/// <remarks>
/// What comes back is one text a field, under its name: a text as typed, a choice's value, several values with commas between
/// them, <c>true</c> or <c>false</c>. A file comes back in <see cref="Interaction.Files"/>.
/// </remarks>
public abstract record FormField
{
    private FormField()
    {
    }

    /// <summary>The command's parameter that the field gives.</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>Small print below the label: an example, what leaving it empty means.</summary>
    public string? Hint { get; init; }

    public bool Required { get; init; }

    /// <summary>The field holding what someone gave; as it was where the field cannot hold that.</summary>
    public abstract FormField With(string value);

    /// <summary>What is wrong with a value that is there, in a sentence; null where it is one that the field can hold.</summary>
    internal abstract string? ProblemWith(string value);

    public sealed record Text : FormField
    {
        public string Value { get; init; } = "";

        /// <summary>Stands in the field while it is empty.</summary>
        public string? Placeholder { get; init; }

        public int MaxLength { get; init; } = 200;

        /// <summary>Several lines.</summary>
        public bool IsLong { get; init; }

        public override FormField With(string value) => value.Length <= MaxLength ? this with { Value = value } : this;

        internal override string? ProblemWith(string value) => value.Length <= MaxLength ? null : $"At most {MaxLength} characters fit here; these are {value.Length}.";
    }

    /// <summary>One of several.</summary>
    public sealed record Choice : FormField
    {
        public required IReadOnlyList<FormChoice> Choices { get; init; }

        public string? Value { get; init; }

        public override FormField With(string value) => ProblemWith(value) is null ? this with { Value = value } : this;

        internal override string? ProblemWith(string value) => Choices.Any(choice => choice.Value == value) ? null : "Choose one of those offered.";
    }

    /// <summary>Any number of several.</summary>
    public sealed record MultiChoice : FormField
    {
        /// <summary>Stands between values; no value holds it.</summary>
        public const char Separator = ',';

        public required IReadOnlyList<FormChoice> Choices { get; init; }

        public IReadOnlyList<string> Values { get; init; } = [];

        public override FormField With(string value) => ProblemWith(value) is null ? this with { Values = Split(value) } : this;

        internal override string? ProblemWith(string value) => Split(value).All(one => Choices.Any(choice => choice.Value == one)) ? null : "Choose among those offered.";

        private static string[] Split(string value) => value.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public sealed record YesNo : FormField
    {
        public bool Value { get; init; }

        public override FormField With(string value) => bool.TryParse(value, out var yes) ? this with { Value = yes } : this;

        internal override string? ProblemWith(string value) => bool.TryParse(value, out _) ? null : "Say yes or no.";
    }

    /// <summary>One file of at most <see cref="ChatFile.MaxBytes"/>.</summary>
    public sealed record File : FormField
    {
        /// <summary>Such as <c>opml</c>, without the dot; for platforms that offer only fitting files. What comes may be anything.</summary>
        public required IReadOnlyList<string> Endings { get; init; }

        public override FormField With(string value) => this;

        internal override string? ProblemWith(string value) => null;
    }
}

/// <param name="Value">What comes back.</param>
/// <param name="Label">What people read; shortened where it is longer than the platforms take.</param>
public sealed record FormChoice(string Value, string Label)
{
    public string Label { get; } = Excerpt.Of(Label, FormLimits.ChoiceLabel);
}

/// <param name="Field">The field's name.</param>
/// <param name="Sentence">What is wrong with its value, and what to write instead; as <see cref="RichText.Sentence"/> takes it.</param>
public sealed record FieldProblem(string Field, string Sentence);
