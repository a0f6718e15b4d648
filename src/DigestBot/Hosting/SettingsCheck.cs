using System.Reflection;
using DigestBot.Core.Text;

namespace DigestBot.Hosting;

/// <summary>Finds settings that no option reads: a misspelt one would otherwise be ignored in silence.</summary>
internal static class SettingsCheck
{
    /// <summary>A sentence for each unknown key of our sections.</summary>
    public static IEnumerable<string> UnknownKeys(IConfiguration configuration) =>
        OptionsCatalogue.Sections.SelectMany(section => UnknownKeys(configuration.GetSection(section.Name), section.Options));

    private static IEnumerable<string> UnknownKeys(IConfigurationSection section, Type options)
    {
        var known = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToList();
        foreach (var key in section.GetChildren().Select(child => child.Key))
        {
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                var meant = NearestWord.Find(key, known) is { } nearest
                    ? $"did you mean {section.Path}:{nearest}?"
                    : $"it takes {string.Join(", ", known)}.";
                yield return $"{section.Path}:{key} is no setting of the bot: {meant}";
            }
        }
    }
}
