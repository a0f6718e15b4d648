using System.Globalization;

namespace DigestBot.Nodes;

/// <summary>Names this process among the nodes on one database: for the operator by its machine, and never a second time.</summary>
internal sealed class NodeName
{
    public string Value { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}");
}
