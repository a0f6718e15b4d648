namespace DigestBot.Web;

/// <summary>Counts in words: "1 article", "1,204 articles".</summary>
internal static class CountText
{
    public static string Of(int count, string noun) => Of(count, noun, noun + "s");

    public static string Of(int count, string noun, string plural) => $"{count:N0} {(count == 1 ? noun : plural)}";
}
