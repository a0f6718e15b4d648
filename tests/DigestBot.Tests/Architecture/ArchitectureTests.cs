using System.Reflection;
using System.Xml.Linq;
using DigestBot.Core.Text;

namespace DigestBot.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly FolderOrder Core = new(
        "DigestBot.Core",
        ["Text", "Feeds", "Articles", "Stories", "Topics", "Summaries", "Chat", "Digests", "Delivery", "Commands"]);

    [Fact]
    public void Folders_of_Core_use_only_themselves_and_earlier_ones() =>
        Assert.Empty(Core.Violations(typeof(TextNormalizer).Assembly));

    [Fact]
    public void The_rule_sees_a_violation_in_a_signature_and_one_in_code()
    {
        var sample = new FolderOrder("DigestBot.Tests.Architecture.Sample", ["Earlier", "Later"]);

        Assert.Equal(
            [
                "Earlier uses Later: UsesLaterInItsCode uses OtherThing",
                "Earlier uses Later: UsesLaterInItsShape uses Thing",
            ],
            sample.Violations(Assembly.GetExecutingAssembly()));
    }

    [Fact]
    public void A_folder_that_the_order_does_not_name_is_a_violation()
    {
        var sample = new FolderOrder("DigestBot.Tests.Architecture.Sample", ["Later"]);

        Assert.Contains("Earlier is not one of the folders", sample.Violations(Assembly.GetExecutingAssembly()));
    }

    [Theory]
    [InlineData("DigestBot.Core", "")]
    [InlineData("DigestBot.Discord", "DigestBot.Core")]
    [InlineData("DigestBot.Slack", "DigestBot.Core")]
    [InlineData("DigestBot.Storage", "DigestBot.Core")]
    [InlineData("DigestBot", "DigestBot.Core DigestBot.Discord DigestBot.Slack DigestBot.Storage")]
    public void Projects_reference_only_what_the_design_allows(string project, string allowed)
    {
        var file = Path.Combine(Repository.Root, "src", project, project + ".csproj");

        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(' ', references));
    }

    [Theory]
    [InlineData("Dapper")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Quartz")]
    public void Core_knows_no_database_and_no_scheduler(string assembly) =>
        Assert.DoesNotContain(typeof(TextNormalizer).Assembly.GetReferencedAssemblies(), reference => reference.Name == assembly);
}
