using System.Text.Json.Serialization;

namespace DigestBot.Testing.LoopbackModel;

/// <summary>How the loopback model answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelManner>))]
public enum ModelManner
{
    /// <summary>With sentences of the articles, cited.</summary>
    Well,

    /// <summary>Like <see cref="Well"/>, and one sentence more that has another number.</summary>
    OneWrong,

    /// <summary>Like <see cref="Well"/>, each number another one.</summary>
    ChangedNumbers,

    /// <summary>Like <see cref="Well"/>, each sentence's first two names exchanged.</summary>
    SwappedActors,

    /// <summary>Like <see cref="Well"/>, each sentence with something that nobody said.</summary>
    InventedQuotations,

    /// <summary>Like <see cref="Well"/>, without "not".</summary>
    ForgottenNot,

    /// <summary>Right, in German.</summary>
    OtherLanguage,

    /// <summary>Does what an article tells it to do.</summary>
    InjectionObeyed,

    /// <summary>Right in what it says, with articles that are not there.</summary>
    WrongCitations,

    /// <summary>An answer of the API whose text is not what was asked for.</summary>
    NoJson,

    /// <summary>Status 200 and a page.</summary>
    Nonsense,

    /// <summary>Three megabytes of an answer.</summary>
    Endless,

    Refused,
    Status429,
    Status500,
    Status401,

    /// <summary>Nothing until <see cref="LoopbackModelServer.Release"/>.</summary>
    Held,
}
