namespace DigestBot.Core.Text;

/// <summary>A sentence as it stands in its text, word for word.</summary>
/// <param name="Start">Where it begins in the text it was split from, in UTF-16 units.</param>
/// <param name="Paragraph">The paragraph it stands in, from 0.</param>
public sealed record Sentence(string Text, int Start, int Paragraph);
