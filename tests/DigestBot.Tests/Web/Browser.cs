using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DigestBot.Tests.Web.Browser))]

namespace DigestBot.Tests.Web;

/// <summary>One headless Chromium for all browser tests: the machine's own, never a downloaded one.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly SemaphoreSlim _start = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    // Started by the first test that needs it: most runs of single tests need none.
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A window without history or cookies. Its errors fail the test through <see cref="BrowserWindow.Errors"/>.</summary>
    public Task<BrowserWindow> OpenAsync(ConsoleHost console, int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light, bool withScript = true) =>
        OpenAsync(console.Address, width, height, colours, withScript);

    /// <inheritdoc cref="OpenAsync(ConsoleHost, int, int, ColorScheme, bool)"/>
    public async Task<BrowserWindow> OpenAsync(Uri address, int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light, bool withScript = true)
    {
        var chromium = await StartAsync();
        var context = await chromium.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colours,
            JavaScriptEnabled = withScript,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        return new(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        _start.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        await _start.WaitAsync();
        try
        {
            if (_chromium is null)
            {
                var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";
                Assert.True(File.Exists(path), $"Chromium is not at {path}: install it (tests/run does), or name it in CHROMIUM_PATH.");
                _playwright = await Playwright.CreateAsync();
                _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Headless = true, Args = Quiet });
            }

            return _chromium;
        }
        finally
        {
            _start.Release();
        }
    }
}

public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    public BrowserWindow(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal))
            {
                _errors.Add($"asked elsewhere for {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Script errors, refusals by the page's own policy, and requests to anywhere else.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Keeps a picture in the folder that SCREENSHOTS names; without it, none.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
