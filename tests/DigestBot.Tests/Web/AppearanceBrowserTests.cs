using DigestBot.Core.Chat;
using DigestBot.Testing;
using Microsoft.Playwright;

namespace DigestBot.Tests.Web;

/// <summary>Every page at phone and desktop width, light and dark: nothing sticks out, everything can be read.</summary>
public sealed class AppearanceBrowserTests(Browser browser) : IAsyncLifetime
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("chat", "/chat/general"), ("discord", "/chat/general?view=discord"), ("slack", "/chat/general?view=slack"), ("stories", "/stories?days=3"), ("story", "/stories/1"),
        ("sources", "/sources"), ("channels", "/channels"), ("channel", "/channels/1"), ("deliveries", "/deliveries"), ("edition", "/editions/1"),
    ];

    private ConsoleHost _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleHost.StartAsync();
        await SampleCoverage.AddAsync(_console.Services);
        await _console.Get<ILocalChatStore>().AppendAsync(new("general", "You", "/digest today", ConsoleHost.Now.AddMinutes(-2)), CancellationToken.None);
        var platform = _console.Get<IChatPlatform>();
        await platform.SendAsync(new("local", "local", "general"), platform.Render(SampleCoverage.Edition()).Single(), "edition-1/1", CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(360, 640, ColorScheme.Light)]
    public async Task No_page_scrolls_sideways_and_all_text_has_enough_contrast(int width, int height, ColorScheme colours)
    {
        await using var window = await browser.OpenAsync(_console, width, height, colours);
        foreach (var (name, path) in Pages)
        {
            await window.Page.GotoAsync(path);
            await window.ShootAsync($"{name}-{width}-{colours.ToString().ToLowerInvariant()}");

            Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"), $"{path} scrolls sideways at {width} px.");
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(Contrast.Script));
        }

        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Colours_follow_the_system_until_someone_chooses()
    {
        await using var window = await browser.OpenAsync(_console, colours: ColorScheme.Dark);
        var page = window.Page;
        await page.GotoAsync("/stories");
        var system = await BackgroundAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Light" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Light" })).ToHaveAttributeAsync("aria-pressed", "true");

        Assert.NotEqual(system, await BackgroundAsync(page));
        Assert.EndsWith("/stories", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_and_leads_on_by_keyboard()
    {
        await using var window = await browser.OpenAsync(_console, width: 390, height: 844);
        var page = window.Page;
        await page.GotoAsync("/chat/general");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sources" })).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sources" })).ToBeVisibleAsync();
        await window.ShootAsync("menu-390-light");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sources" }).PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sources" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_tab_stop_leads_past_the_menu_and_shows_where_it_is()
    {
        await using var window = await browser.OpenAsync(_console);
        await window.Page.GotoAsync("/stories");

        await window.Page.Keyboard.PressAsync("Tab");

        var skip = window.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
