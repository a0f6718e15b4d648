using System.Text.Json.Serialization;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Digests.Alerts;
using DigestBot.Core.Feeds;
using DigestBot.Core.Summaries.Model;
using DigestBot.Core.Topics;

namespace DigestBot.Storage;

/// <summary>What is stored as JSON. Source-generated: no reflection at start, and a change of shape shows in review.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertWishes))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Edition))]
[JsonSerializable(typeof(ModelSummary))]
[JsonSerializable(typeof(PublisherWishes))]
[JsonSerializable(typeof(ReadingWishes))]
[JsonSerializable(typeof(StoryFeedback))]
[JsonSerializable(typeof(IReadOnlyList<OwnTopic>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IEnumerable<long>))]
[JsonSerializable(typeof(IEnumerable<long?[]>))]
internal sealed partial class DocumentJson : JsonSerializerContext;
