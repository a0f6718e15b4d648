using System.Globalization;

namespace DigestBot.Core.Digests;

/// <summary>How long ago something was, as people say it: "2 h ago".</summary>
internal static class Ago
{
    public static string Of(DateTimeOffset then, DateTimeOffset now)
    {
        var age = now - then;
        return age switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min ago",
            { TotalHours: < 48 } => $"{(int)age.TotalHours} h ago",
            { TotalDays: < 14 } => $"{(int)age.TotalDays} days ago",
            _ => then.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }
}
