using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigestBot.Core.Chat;
using DigestBot.Discord.Messages;
using DigestBot.Discord.Rest;

namespace DigestBot.Discord.Posting;

/// <summary>An edition's first page as the post that it is in a forum: with a title, and tags from its topics.</summary>
/// <remarks>Discord takes neither Components V2 nor a nonce in a post's first message (its reference, "Start Thread in Forum or Media Channel").</remarks>
internal static partial class ForumPost
{
    private const int MaxName = 100;

    private const int MaxTags = 5;

    // A flag of the forum: posts without a tag are refused.
    private const int RequiresTag = 1 << 4;

    /// <param name="page">As it would be posted in an ordinary channel.</param>
    public static string Body(string page, ChannelInfo forum)
    {
        var message = EmbedBody.Of(page);
        message.Remove("nonce");
        message.Remove("enforce_nonce");
        message.Remove("flags");
        var title = TitleOf(page);
        var post = new JsonObject { ["name"] = Excerpt.Of(title, MaxName), ["message"] = message };
        if (TagsOf(title, forum) is { Count: > 0 } tags)
        {
            post["applied_tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        }

        return post.ToJsonString();
    }

    // The heading stands first, as "## Morning digest · Tuesday 20 August · ferries, harbour" with our own escapes.
    private static string TitleOf(string page)
    {
        var heading = EmbedBody.TextsOf(page).FirstOrDefault(text => text.StartsWith("## ", StringComparison.Ordinal));
        return heading is null ? "Digest" : Escape().Replace(heading.Split('\n')[0][3..], "${marked}");
    }

    private static List<string> TagsOf(string title, ChannelInfo forum)
    {
        var topics = title.Split('·')[^1].Split(',', StringSplitOptions.TrimEntries).Select(Comparable).ToHashSet();
        var tags = forum.AvailableTags ?? [];
        var fitting = tags.Where(tag => !tag.Moderated && topics.Contains(Comparable(tag.Name))).Select(tag => tag.Id).Take(MaxTags).ToList();
        return fitting.Count == 0 && (forum.Flags & RequiresTag) != 0 ? [.. tags.Where(tag => !tag.Moderated).Select(tag => tag.Id).Take(1)] : fitting;
    }

    // "Middle East" is what people call the topic middle-east.
    private static string Comparable(string name) => name.Trim('"', ' ').Replace('-', ' ').ToUpperInvariant();

    [GeneratedRegex(@"\\(?<marked>.)", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
