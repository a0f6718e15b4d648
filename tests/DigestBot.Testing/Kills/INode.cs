namespace DigestBot.Testing.Kills;

/// <summary>A bot in a process of its own; disposing it kills it with SIGKILL.</summary>
public interface INode : IAsyncDisposable
{
    /// <summary>What it has taken of the processors so far.</summary>
    TimeSpan ProcessorTime { get; }

    /// <summary>Stops it where it stands (SIGSTOP): it neither works nor learns that time passes.</summary>
    Task FreezeAsync();

    /// <summary>Lets it go on there (SIGCONT).</summary>
    Task WakeAsync();
}
