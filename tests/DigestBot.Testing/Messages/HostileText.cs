namespace DigestBot.Testing.Messages;

/// <summary>What a publisher could put into a title to format, ping, hide a link or break a limit.</summary>
public static class HostileText
{
    public static IReadOnlyList<string> All { get; } =
    [
        "@everyone @here <@123456789012345678> <@&42> <#42>",
        "<!channel> <!here> <!everyone> <@U012345> <!subteam^S1>",
        "`code` ```block``` ``double``",
        "](https://evil.example) [click](https://evil.example)",
        "<https://evil.example|bank.example> & &lt;b&gt; <script>alert(1)</script>",
        "*bold* _italic_ ~strike~ **bold** __under__ ~~gone~~ ||spoiler||",
        "# heading",
        "- item",
        "1. item",
        "> quote >>> all",
        "-# small",
        "https://evil.example/a_b_c?d=e",
        ":tada: :name: <:x:1> <t:0:R> </today:1>",
        "\u202Egnp.exe\u202C \u2066unclosed \u200F\u200E",
        "\u200B\u200B\u200B",
        "\u200D\u200C",
        "ends in a backslash \\",
        "\\",
        "👩‍👩‍👧‍👦 नमस्ते می‌خواهم e\u0301",
        "a\nb\r\nc\0d",
        "\ud800 lone surrogate",
        "",
        " ",
        new('x', 10_000),
        string.Join(' ', Enumerable.Repeat("word", 2_500)),
        "e" + new string('\u0301', 10_000),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 1_500)),
        string.Concat(Enumerable.Repeat("<@1>&*`", 1_500)),
    ];
}
