using System.Text;
using DigestBot.Core.Chat;
using DigestBot.Core.Commands;
using DigestBot.Core.Feeds;

namespace DigestBot.Core.Tests.Commands;

/// <summary>Lists of feeds that come into the chat and go out of it.</summary>
public sealed class SourceListTests : IDisposable
{
    private const string Opml = """
        <opml version="2.0"><body>
          <outline text="Harbour Post" xmlUrl="https://harbour.example/feed.xml"/>
          <outline text="Lindholm Times" xmlUrl="https://lindholm.example/feed.xml"/>
          <outline text="Nowhere" xmlUrl="gopher://old.example/"/>
        </body></opml>
        """;

    private readonly CommandScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task An_import_shows_what_it_would_add_and_adds_it_once_agreed()
    {
        await _scene.Feeds.AddAsync(new NewFeed("https://harbour.example/feed.xml", "Harbour Post"), default);
        var shown = Assert.IsType<FormOutcome.Done>(await ImportAsync(Opml)).Message;
        Assert.Contains("holds 2 feeds: 1 would be added, 1 are there already, and 1 address cannot be fetched.", CommandScene.Words(shown));
        Assert.Single(await _scene.Feeds.ListAsync(default));

        var add = ButtonOf(shown, "Add 1 source");
        var added = await _scene.AskAsync(add);
        Assert.Equal(["Harbour Post", "Lindholm Times"], (await _scene.Feeds.ListAsync(default)).Select(feed => feed.Title));

        await _scene.AskAsync(ButtonOf(added, "Take it back"));
        Assert.Equal(["Harbour Post"], (await _scene.Feeds.ListAsync(default)).Select(feed => feed.Title));
    }

    [Fact]
    public async Task A_list_that_nobody_agreed_to_in_time_says_so()
    {
        var shown = Assert.IsType<FormOutcome.Done>(await ImportAsync(Opml)).Message;
        _scene.Time.Advance(PendingImports.Life);
        Assert.Contains("aged out", CommandScene.Words(await _scene.AskAsync(ButtonOf(shown, "Add 2 sources"))));
        Assert.Empty(await _scene.Feeds.ListAsync(default));
    }

    [Fact]
    public async Task A_file_that_is_no_list_of_feeds_is_told_at_its_field()
    {
        var mend = Assert.IsType<FormOutcome.Mend>(await ImportAsync("holiday photos"));
        Assert.Equal("file", Assert.Single(mend.Problems).Field);
        Assert.Contains("“feeds.opml” is no OPML file", mend.Problems[0].Sentence);
    }

    [Fact]
    public async Task No_file_and_one_too_large_are_refused_before_anything_is_read()
    {
        Assert.Contains("Choose a file", Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest sources import")).Problems.Single().Sentence);
        var large = new Dictionary<string, ChatFile> { ["file"] = new("feeds.opml", new byte[ChatFile.MaxBytes + 1]) };
        Assert.Contains("larger than 4 MB", Assert.IsType<FormOutcome.Mend>(await _scene.SubmitAsync("digest sources import", large)).Problems.Single().Sentence);
    }

    [Fact]
    public async Task An_export_comes_as_a_file_without_addresses_that_let_someone_in()
    {
        await _scene.Feeds.AddAsync(new NewFeed("https://harbour.example/feed.xml", "Harbour Post"), default);
        await _scene.Feeds.AddAsync(new NewFeed("https://reader:hunter2@private.example/feed", "Inside"), default);
        var answer = await _scene.AskAsync("sources export");
        var file = Assert.Single(answer.Files!);
        var text = Encoding.UTF8.GetString(file.Content.Span);

        Assert.Equal("sources.opml", file.Name);
        Assert.Contains("1 source as an OPML file. 1 with a password or key in the address is left out.", CommandScene.Words(answer));
        Assert.Contains("https://harbour.example/feed.xml", text);
        Assert.DoesNotContain("hunter2", text);
    }

    private Task<FormOutcome> ImportAsync(string text) =>
        _scene.SubmitAsync("digest sources import", new Dictionary<string, ChatFile> { ["file"] = new("feeds.opml", Encoding.UTF8.GetBytes(text)) });

    private static string ButtonOf(ChatMessage message, string label) =>
        message.Blocks.OfType<MessageBlock.Actions>().SelectMany(actions => actions.Buttons).Single(button => button.Label == label).Command!;
}
