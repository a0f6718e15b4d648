namespace DigestBot.Tests.Storage;

/// <summary>A database after a disk that lost some of it: the file opens, and pages in its middle are nonsense.</summary>
internal static class DamagedFile
{
    public static void Make(string file)
    {
        var bytes = File.ReadAllBytes(file);
        Array.Fill(bytes, (byte)0xA5, bytes.Length / 4, bytes.Length / 2);
        File.WriteAllBytes(file, bytes);
    }
}
