using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Testing.LoopbackModel;
using DigestBot.Tests.Summaries;
using Microsoft.Extensions.Configuration;

namespace DigestBot.Tests.Web;

/// <summary>What readers and whoever watches the bot are told of the model that writes its summaries.</summary>
public sealed class ModelInConsoleTests : IAsyncLifetime
{
    private LoopbackModelServer _model = null!;
    private ConsoleHost _console = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await LoopbackModelServer.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Model:Name", "loopback"), new("Model:BaseAddress", _model.BaseAddress)]).Build();
        _console = await ConsoleHost.StartAsync(services => services.AddSummaries(configuration));
        _client = _console.CreateClient();
        var article = ModelScene.Harbour().Articles[0].Article with { Published = ConsoleHost.Now.AddHours(-2), Seen = ConsoleHost.Now.AddHours(-1) };
        await _console.Get<IStoryStore>().SaveAsync([article], [new StoryAssignment(article.Id, new StoryId(1), null, 0)], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _console.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Theory]
    [InlineData(ModelManner.Well, "Written by the model loopback; each sentence was checked against the articles it cites.")]
    [InlineData(ModelManner.OneWrong, "1 of 5 sentences of the model were left out: The cited articles do not say “3 metres” of this.")]
    [InlineData(ModelManner.ChangedNumbers, "The model's summary was not used: The cited articles do not say “3 metres” of this.")]
    [InlineData(ModelManner.InventedQuotations, "The model's summary was not used: No cited article has the quotation “It will never be the same again.”")]
    [InlineData(ModelManner.ForgottenNot, "The model's summary was not used: The cited articles have “not sail” where the sentence has “sail”.")]
    [InlineData(ModelManner.WrongCitations, "The model's summary was not used: The cited articles say too little of what the sentence says.")]
    [InlineData(ModelManner.Refused, "The model's summary was not used: the model declined to summarize these articles.")]
    public async Task Why_says_what_a_story_lost_of_the_models_words_and_why(ModelManner manner, string note)
    {
        _model.Manner = manner;

        await _client.SubmitAsync("/chat/general", "/chat/general/messages", ("text", "/digest why s1"));

        Assert.Contains($"Its summary: {note}", ConsolePage.Words(await _client.GetStringAsync("/chat/general")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelManner.OneWrong, "written", 1)]
    [InlineData(ModelManner.ChangedNumbers, "ungrounded", 2)]
    [InlineData(ModelManner.Refused, "refused", 1)]
    public async Task Health_counts_calls_by_how_they_ended_tokens_and_sentences_left_out(ModelManner manner, string outcome, int leftOut)
    {
        Assert.Contains("\"model\":{\"calls\":{},\"tokens\":0,\"sentencesLeftOut\":0}", await _client.GetStringAsync("/health"), StringComparison.Ordinal);
        _model.Manner = manner;

        await _client.SubmitAsync("/chat/general", "/chat/general/messages", ("text", "/digest why s1"));

        Assert.Contains($"\"model\":{{\"calls\":{{\"{outcome}\":1}},\"tokens\":{_model.Tokens},\"sentencesLeftOut\":{leftOut}}}", await _client.GetStringAsync("/health"), StringComparison.Ordinal);
    }
}
