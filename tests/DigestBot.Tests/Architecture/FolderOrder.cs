using System.Reflection;

namespace DigestBot.Tests.Architecture;

/// <summary>The rule that data flows one way: a folder uses only itself and those before it.</summary>
/// <param name="RootNamespace">The namespace under which each folder is one.</param>
/// <param name="Folders">In the order that data flows.</param>
internal sealed record FolderOrder(string RootNamespace, IReadOnlyList<string> Folders)
{
    /// <summary>A line for each use of a later folder, or of a folder that the order does not name.</summary>
    public IReadOnlyList<string> Violations(Assembly assembly)
    {
        var violations = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes())
        {
            if (FolderOf(type) is not { } folder)
            {
                continue;
            }

            var place = PlaceOf(folder);
            if (place < 0)
            {
                violations.Add($"{folder} is not one of the folders");
                continue;
            }

            foreach (var used in TypeUse.Of(type))
            {
                if (FolderOf(used) is { } other && PlaceOf(other) > place)
                {
                    violations.Add($"{folder} uses {other}: {OutermostName(type)} uses {OutermostName(used)}");
                }
            }
        }

        return [.. violations];
    }

    private int PlaceOf(string folder)
    {
        for (var i = 0; i < Folders.Count; i++)
        {
            if (Folders[i] == folder)
            {
                return i;
            }
        }

        return -1;
    }

    private string? FolderOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(RootNamespace + ".", StringComparison.Ordinal)
            ? name[(RootNamespace.Length + 1)..].Split('.')[0]
            : null;

    private static string OutermostName(Type type) => type.DeclaringType is { } outer ? OutermostName(outer) : type.Name;
}
