using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DigestBot.Hosting;

namespace DigestBot.Tests.Hosting;

public sealed class SettingsTests
{
    private static readonly JsonObject Settings = (JsonObject)JsonNode.Parse(
        File.ReadAllText(Repository.PathOf("appsettings.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;

    public static TheoryData<string, string> Options()
    {
        var options = new TheoryData<string, string>();
        foreach (var (section, type) in OptionsCatalogue.Sections)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                options.Add(section, property.Name);
            }
        }

        return options;
    }

    private static readonly JsonSerializerOptions ByName = new() { Converters = { new JsonStringEnumConverter() } };

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_stands_in_appsettings_with_its_default(string section, string option)
    {
        var type = OptionsCatalogue.Sections.Single(entry => entry.Name == section).Options;
        var expected = type.GetProperty(option)!.GetValue(Activator.CreateInstance(type));

        Assert.True(Settings[section] is JsonObject values && values.ContainsKey(option), $"appsettings.json lacks {section}:{option}.");
        Assert.Equal(
            JsonSerializer.Serialize(expected, ByName),
            JsonSerializer.Serialize(Settings[section]![option].Deserialize(type.GetProperty(option)!.PropertyType, ByName), ByName));
    }

    [Fact]
    public void Appsettings_holds_nothing_that_no_option_reads()
    {
        var sections = OptionsCatalogue.Sections.ToDictionary(entry => entry.Name, entry => entry.Options);
        foreach (var (section, values) in Settings.Where(entry => entry.Key != "Logging"))
        {
            Assert.True(sections.ContainsKey(section), $"{section} is no section.");
            Assert.All(((JsonObject)values!).Select(value => value.Key), name => Assert.NotNull(sections[section].GetProperty(name)));
        }
    }
}
