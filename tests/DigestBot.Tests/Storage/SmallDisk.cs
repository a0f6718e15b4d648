using System.Diagnostics;

namespace DigestBot.Tests.Storage;

/// <summary>A file system of two megabytes in memory, which can be full or read-only. Mounting one takes root on Linux; elsewhere the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static async Task<SmallDisk> MountAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a disk takes root on Linux.");
        var disk = new SmallDisk();
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "none", disk.Path) is { Length: > 0 } why)
        {
            disk._folder.Dispose();
            Assert.Skip($"No disk can be mounted here: {why}");
        }

        return disk;
    }

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Takes all that is free, until the file returned is deleted.</summary>
    public string Fill()
    {
        var filler = PathOf("filler");
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            return filler;
        }
    }

    /// <summary>As a kernel does with a disk that fails; nothing on it may be open for writing.</summary>
    public async Task MakeReadOnlyAsync() => Assert.Empty(await RunAsync("mount", "-o", "remount,ro", Path));

    public async Task MakeWritableAsync() => Assert.Empty(await RunAsync("mount", "-o", "remount,rw", Path));

    public void Dispose()
    {
        using (var unmount = Process.Start("umount", ["--lazy", Path]))
        {
            unmount.WaitForExit();
        }

        _folder.Dispose();
    }

    private string Path => _folder.Directory.FullName;

    /// <summary>What went wrong; nothing where all is well.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : errors;
    }
}
