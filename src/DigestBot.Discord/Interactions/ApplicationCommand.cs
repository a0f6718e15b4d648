namespace DigestBot.Discord.Interactions;

/// <summary>A command as Discord registers it. Only what the bot sets: so Discord's copy, read into the same shape, can be compared.</summary>
internal sealed record ApplicationCommand
{
    /// <summary>1 typed, 3 from a message's menu.</summary>
    public int Type { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>By Discord's locales.</summary>
    public SortedDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>None for a message's menu.</summary>
    public string? Description { get; init; }

    public List<ApplicationCommandOption>? Options { get; init; }
}

internal sealed record ApplicationCommandOption
{
    public required CommandOptionType Type { get; init; }

    public required string Name { get; init; }

    public SortedDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public List<ApplicationCommandOption>? Options { get; init; }
}

internal enum CommandOptionType
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    Boolean = 5,
    Role = 8,
}
