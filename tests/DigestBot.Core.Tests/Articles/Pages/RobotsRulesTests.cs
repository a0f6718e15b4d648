using System.Text;
using DigestBot.Core.Articles.Pages;

namespace DigestBot.Core.Tests.Articles.Pages;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/news/1", false)]
    [InlineData("User-agent: *\nDisallow:", "/news/1", true)]
    [InlineData("", "/news/1", true)]
    [InlineData("User-agent: OtherBot\nDisallow: /", "/news/1", true)]
    [InlineData("User-agent: OtherBot\nUser-agent: digestbot\nDisallow: /paid", "/paid/1", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: DigestBot\nAllow: /", "/news/1", true)]
    [InlineData("User-agent: DigestBot\n\nUser-agent: *\nDisallow: /", "/news/1", false)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news/free", "/news/free/1", true)]
    [InlineData("User-agent: *\nAllow: /news\nDisallow: /news", "/news", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*?print=", "/news/1?print=1", false)]
    [InlineData("User-agent: *\nDisallow: /a*/c", "/a/b/c/d", false)]
    [InlineData("user-agent: * # all\r\nDISALLOW: /news # not these\r\n", "/news/1", false)]
    [InlineData("User-agent: *\nDisallow: /grüße", "/gr%C3%BC%C3%9Fe/1", false)]
    [InlineData("User-agent: *\nCrawl-delay: 10\nDisallow: /a", "/a", false)]
    [InlineData("<html><body>Not found</body></html>", "/news/1", true)]
    public void The_group_for_us_and_its_longest_rule_decide(string file, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(file)).Allows(new Uri("https://elm.example" + path)));
}
