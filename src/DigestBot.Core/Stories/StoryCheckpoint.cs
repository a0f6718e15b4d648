using DigestBot.Core.Articles;

namespace DigestBot.Core.Stories;

/// <summary>A moment at which what is remembered follows from the stored articles and their stories alone: a restart begins there and repeats what came after.</summary>
/// <param name="LastArticle">The newest article then.</param>
/// <param name="At">What was last seen longer before this than <see cref="StoryOptions.FollowFor"/> had been forgotten.</param>
/// <param name="LastStory">The highest story id given until then, to stories that are gone too.</param>
/// <param name="ArticlesAtFullMending">How many articles were in view when all stories were mended last: it says when they are again.</param>
public sealed record StoryCheckpoint(ArticleId LastArticle, DateTimeOffset At, StoryId LastStory, int ArticlesAtFullMending);
