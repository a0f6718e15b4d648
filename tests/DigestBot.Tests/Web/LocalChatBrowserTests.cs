using DigestBot.Core.Chat;
using DigestBot.Testing;
using Microsoft.Playwright;

namespace DigestBot.Tests.Web;

/// <summary>The console as people meet it: in a real browser.</summary>
public sealed class LocalChatBrowserTests(Browser browser) : IAsyncLifetime
{
    private static readonly ChannelRef General = new("local", "local", "general");

    private ConsoleHost _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleHost.StartAsync();
        await SampleCoverage.AddAsync(_console.Services);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Help_is_asked_for_and_answered_by_keyboard_alone()
    {
        await using var window = await browser.OpenAsync(_console);
        var page = window.Page;
        await page.GotoAsync("/");
        await window.ShootAsync("welcome-desktop-light");

        await TypeAsync(page, "/digest help");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("What you can ask");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await window.ShootAsync("help-desktop-light");

        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("/digest help");
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task A_command_s_form_is_filled_in_by_keyboard_and_its_answer_stands_in_the_channel()
    {
        await using var window = await browser.OpenAsync(_console);
        var page = window.Page;
        await page.GotoAsync("/");
        await TypeAsync(page, "/digest setup");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up the digest" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Topic")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("ferry");
        await page.GetByLabel("Time", new() { Exact = true }).FillAsync("soon");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Time", new() { Exact = true })).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByText("has no time of day")).ToBeVisibleAsync();
        await window.ShootAsync("form-problem-desktop-light");

        await page.GetByLabel("Time", new() { Exact = true }).FillAsync("7:30");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("will be posted here at 07:30 on weekdays");
        Assert.DoesNotContain(window.Errors, error => !error.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_leads_on_to_a_story_s_coverage_and_can_be_seen_as_elsewhere()
    {
        await using var window = await browser.OpenAsync(_console);
        var page = window.Page;
        await page.GotoAsync("/");
        await TypeAsync(page, "/digest today");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = SampleCoverage.LongTitle })).ToBeInViewportAsync();
        await window.ShootAsync("today-desktop-light");

        await page.GetByRole(AriaRole.Button, new() { Name = "Full coverage" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("/digest story s1", new() { Exact = true })).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".message")).ToHaveCountAsync(4);
        await window.ShootAsync("story-answer-desktop-light");

        await page.GetByRole(AriaRole.Link, new() { Name = "Discord" }).ClickAsync();
        await Assertions.Expect(page.Locator(".preview.discord")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("/digest story s1", new() { Exact = true })).ToBeInViewportAsync();
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Completion_is_chosen_with_the_arrow_keys()
    {
        await using var window = await browser.OpenAsync(_console);
        var page = window.Page;
        await page.GotoAsync("/chat/general");
        var box = page.GetByRole(AriaRole.Combobox);

        await TypeAsync(page, "/digest h");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await window.ShootAsync("completion-desktop-light");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("/digest help ");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("What you can ask");
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task A_message_posted_meanwhile_appears_by_itself()
    {
        await using var window = await browser.OpenAsync(_console);
        var page = window.Page;
        var listening = page.WaitForRequestAsync("**/messages?after=*");
        await page.GotoAsync("/chat/general");
        await listening;

        await PostAsync(SampleCoverage.Edition(), General, "edition-1/1");
        await PostAsync(ChatMessage.Line("Elsewhere."), General with { Channel = "world-news" }, "edition-2/1");

        await Assertions.Expect(page.GetByText(SampleCoverage.ArabicTitle)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-channel='world-news']")).ToContainClassAsync("unread");
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Who_reads_further_up_is_not_moved_by_what_arrives()
    {
        await PostAsync(SampleCoverage.Edition(), General, "edition-1/1");
        await PostAsync(SampleCoverage.Edition(), General, "edition-2/1");
        await using var window = await browser.OpenAsync(_console, width: 900, height: 500);
        var page = window.Page;
        var listening = page.WaitForRequestAsync("**/messages?after=*");
        await page.GotoAsync("/chat/general");
        await listening;
        var read = page.Locator("#m1 .story").Nth(1);
        await read.ScrollIntoViewIfNeededAsync();
        var before = await TopAsync(read);

        await PostAsync(ChatMessage.Line("Something new."), General, "edition-3/1");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "New messages below" })).ToBeVisibleAsync();
        Assert.Equal(before, await TopAsync(read), tolerance: 2f);
        await page.GetByRole(AriaRole.Button, new() { Name = "New messages below" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Something new.")).ToBeInViewportAsync();
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Without_a_script_commands_are_sent_and_answered_all_the_same()
    {
        await using var window = await browser.OpenAsync(_console, withScript: false);
        var page = window.Page;
        await page.GotoAsync("/chat/general");

        await page.GetByLabel("Command").FillAsync("/digest help");
        await page.GetByLabel("Command").PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("What you can ask");
    }

    [Fact]
    public async Task A_page_from_before_a_restart_is_loaded_anew_with_the_command_still_in_its_box()
    {
        await using var window = await browser.OpenAsync(_console);
        var page = window.Page;
        await page.GotoAsync("/chat/general");
        await page.EvaluateAsync("document.querySelectorAll('[name=form-token]').forEach(field => field.value = 'of-another-process')");

        await TypeAsync(page, "/digest help");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForFunctionAsync("() => location.search.startsWith('?draft=')");
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("/digest help");
    }

    /// <summary>Into the box that a page opens with: browsers give it the focus a moment after the page is there.</summary>
    private static async Task TypeAsync(IPage page, string text)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text);
    }

    private async Task PostAsync(ChatMessage message, ChannelRef channel, string key)
    {
        var platform = _console.Get<IChatPlatform>();
        await platform.SendAsync(channel, platform.Render(message).Single(), key, CancellationToken.None);
    }

    private static async Task<float> TopAsync(ILocator element) => (await element.BoundingBoxAsync())!.Y;
}
