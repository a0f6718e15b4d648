namespace DigestBot.Core.Articles;

/// <summary>A news agency as the origin of a text.</summary>
/// <param name="Code">Short and stable, lower case: <c>ap</c>, <c>reuters</c>, <c>afp</c>, <c>dpa</c>.</param>
/// <param name="Name">As a credit line prints it: "AP", "Reuters".</param>
public sealed record WireOrigin(string Code, string Name);
