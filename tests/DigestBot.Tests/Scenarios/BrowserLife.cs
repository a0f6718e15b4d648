using DigestBot.Tests.Web;
using Microsoft.Playwright;

namespace DigestBot.Tests.Scenarios;

internal sealed class BrowserLife(Browser browser) : ChannelLife
{
    private BrowserWindow _window = null!;

    private ILocator Messages => _window.Page.Locator(".message");

    public override Task<string> AskAsync(string command, params (string Name, string Value)[] options) => AnsweredAsync(async () =>
    {
        await _window.Page.GetByRole(AriaRole.Combobox).FillAsync(Line(command, options));
        await _window.Page.Keyboard.PressAsync("Enter");
    });

    public override Task<string> PressAsync(string label) => AnsweredAsync(() => Messages.Last.GetByRole(AriaRole.Button, new() { Name = label }).ClickAsync());

    public override async ValueTask DisposeAsync()
    {
        await _window.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());

    protected override async Task ConnectAsync()
    {
        _window = await browser.OpenAsync(new Uri(Address));
        await _window.Page.GotoAsync("/");
    }

    // The page shows by itself what is posted while it is open; loaded anew, it shows that and nothing it made up.
    protected override async Task<IReadOnlyList<string>> PostsAsync()
    {
        await _window.Page.ReloadAsync();
        return await Messages.AllInnerTextsAsync();
    }

    // What was said, and the answer to it.
    private async Task<string> AnsweredAsync(Func<Task> say)
    {
        var before = await Messages.CountAsync();
        await say();
        await Assertions.Expect(Messages).ToHaveCountAsync(before + 2);
        return await Messages.Last.InnerTextAsync();
    }
}
