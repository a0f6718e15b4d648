namespace DigestBot.Testing.Loopback;

/// <summary>What is to go wrong with the next REST calls.</summary>
public sealed class LoopbackFaults
{
    private readonly Lock _lock = new();
    private readonly List<LoopbackFault> _planned = [];

    public void Plan(LoopbackFault fault)
    {
        lock (_lock)
        {
            _planned.Add(fault);
        }
    }

    internal LoopbackFault? Take(string call)
    {
        lock (_lock)
        {
            var fault = _planned.Find(planned => planned.Path is null || call.Contains(planned.Path, StringComparison.Ordinal)
                || (planned.Path.Split(' ', 2) is [var method, var path] && call.StartsWith(method + ' ', StringComparison.Ordinal) && call.Contains(path, StringComparison.Ordinal)));
            if (fault is not null)
            {
                _planned.Remove(fault);
            }

            return fault;
        }
    }
}
