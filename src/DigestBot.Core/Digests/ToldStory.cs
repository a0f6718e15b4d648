using System.Runtime.InteropServices;
using DigestBot.Core.Articles;
using DigestBot.Core.Stories;

namespace DigestBot.Core.Digests;

/// <summary>A story that a channel has had.</summary>
/// <param name="LastArticle">The newest article it held when it was told last; null where that was not noted yet.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ToldStory(StoryId Story, ArticleId? LastArticle);
