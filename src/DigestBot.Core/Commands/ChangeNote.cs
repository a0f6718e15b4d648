namespace DigestBot.Core.Commands;

/// <summary>What a handler says of the change it made; nothing where it made none.</summary>
public sealed class ChangeNote
{
    /// <summary>In words behind a name: "followed “ferry”".</summary>
    public string? What { get; private set; }

    /// <summary>Command lines that take it back.</summary>
    public IReadOnlyList<string> Undo { get; private set; } = [];

    /// <param name="what">Holds no secret: the whole channel may read it.</param>
    /// <param name="undo">Without the command's name; none where it cannot be taken back.</param>
    public void Made(string what, params IReadOnlyList<string> undo) => (What, Undo) = (what, undo);
}
