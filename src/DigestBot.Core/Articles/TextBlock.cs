namespace DigestBot.Core.Articles;

/// <summary>A paragraph, heading, list item or table row of a page.</summary>
/// <param name="Text">One line.</param>
/// <param name="Heading">1 to 6 as in <c>h1</c> to <c>h6</c>; 0 for text.</param>
internal readonly record struct TextBlock(string Text, int Heading);
