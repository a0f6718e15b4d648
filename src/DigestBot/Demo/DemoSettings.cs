using System.Globalization;

namespace DigestBot.Demo;

/// <summary>What the demo sets differently from a bot that is run for real.</summary>
internal static class DemoSettings
{
    // The sample's agencies: as in the real settings, an operator names agencies that the built-in list lacks.
    private static readonly (string Code, string Name, string[] Marks)[] Agencies =
    [
        ("mw", "Meridian Wire", ["Meridian Wire", "MW"]),
        ("cdp", "Continental Dispatch", ["Continental Dispatch", "CD"]),
        ("wod", "Wortdienst", ["Wortdienst", "wod"]),
        ("acr", "Agence Cardinale", ["Agence Cardinale", "AC"]),
        ("tim", "Agencia Timonel", ["Agencia Timonel", "Timonel"]),
    ];

    public static IReadOnlyDictionary<string, string?> For(DirectoryInfo folder, int port, DemoFeedServer feeds)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Path"] = Path.Combine(folder.FullName, "demo.db"),
            ["Feeds:List"] = "",
            ["Web:Address"] = $"http://localhost:{port}",
            // The one private address the demo reads from; every other stays refused.
            ["Feeds:AllowedHosts:0"] = feeds.Address.Authority,
            // The articles' addresses lead nowhere.
            ["Articles:FetchPages"] = "Never",
            // All outlets are on that one host, and it is ours.
            ["Feeds:HostSpacing"] = "00:00:00",
        };
        for (var i = 0; i < Agencies.Length; i++)
        {
            var (code, name, marks) = Agencies[i];
            var section = $"Articles:WireAgencies:{i.ToString(CultureInfo.InvariantCulture)}";
            settings[$"{section}:Code"] = code;
            settings[$"{section}:Name"] = name;
            for (var j = 0; j < marks.Length; j++)
            {
                settings[$"{section}:Marks:{j.ToString(CultureInfo.InvariantCulture)}"] = marks[j];
            }
        }

        return settings;
    }
}
