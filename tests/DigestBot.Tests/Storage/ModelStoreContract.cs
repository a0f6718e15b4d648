using DigestBot.Core.Articles;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Summaries.Model;

namespace DigestBot.Tests.Storage;

public sealed class SqliteModelStoreTests() : ModelStoreContract(new SqliteTestStorage());

public sealed class PostgresModelStoreTests() : ModelStoreContract(new PostgresTestStorage());

public abstract class ModelStoreContract(TestStorage storage) : StoreContract(storage)
{
    private static readonly ModelSpend Each = new(100, 5, TimeSpan.FromSeconds(10));
    private static readonly ModelSpend Plenty = new(long.MaxValue / 2, long.MaxValue / 2, TimeSpan.FromDays(1));

    private IModelStore Store => Storage.Get<IModelStore>();

    [Fact]
    public async Task Of_fifty_who_ask_at_once_as_many_are_let_as_the_limit_holds()
    {
        var asked = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Store.ReserveAsync(Call(i), Plenty with { Tokens = 750 }, Plenty, Cancellation)));

        Assert.Equal(7, asked.Count(reservation => reservation is Reservation.Granted));
        Assert.Equal(43, asked.Count(reservation => reservation is Reservation.OverDayLimit));
        Assert.Equal(700, (await TodayAsync()).Used.Tokens);
    }

    [Fact]
    public async Task What_was_set_aside_counts_after_a_restart_until_it_is_settled()
    {
        var call = Call(1);
        await Store.ReserveAsync(call, Plenty, Plenty, Cancellation);

        await Storage.OpenAsync();

        Assert.Equal((Each.Tokens, 1), ((await TodayAsync()).Used.Tokens, (await TodayAsync()).Calls["open"]));
        await Store.SettleAsync(call, new ModelSpend(40, 2, TimeSpan.FromSeconds(3)), "written", summary: null, Cancellation);
        Assert.Equal(new ModelSpend(40, 2, TimeSpan.FromSeconds(3)), (await TodayAsync()).Used);
    }

    [Fact]
    public async Task Cost_and_time_are_limits_too()
    {
        Assert.Equal(Reservation.OverDayLimit, await Store.ReserveAsync(Call(1), Plenty with { Cost = 4 }, Plenty, Cancellation));
        Assert.Equal(Reservation.OverStoryLimit, await Store.ReserveAsync(Call(1), Plenty, Plenty with { Time = TimeSpan.FromSeconds(9) }, Cancellation));
    }

    [Fact]
    public async Task The_same_question_is_asked_by_one_at_a_time()
    {
        var other = Call(1) with { Key = "same" };
        Assert.Equal(Reservation.Granted, await Store.ReserveAsync(Call(2) with { Key = "same" }, Plenty, Plenty, Cancellation));
        Assert.Equal(Reservation.UnderWay, await Store.ReserveAsync(other, Plenty, Plenty, Cancellation));

        // Whoever asked is gone when twice its time is over.
        Assert.Equal(Reservation.Granted, await Store.ReserveAsync(other with { At = Noon.AddSeconds(21) }, Plenty, Plenty, Cancellation));
    }

    [Fact]
    public async Task Of_many_nodes_with_the_same_question_one_asks_and_who_comes_late_is_sent_to_the_answer()
    {
        List<ModelCall> calls = [.. Enumerable.Range(1, 20).Select(i => Call(i) with { Key = "same" })];
        var asked = await Task.WhenAll(calls.Select(call => Store.ReserveAsync(call, Plenty, Plenty, Cancellation)));
        var first = calls[Array.IndexOf(asked, Reservation.Granted)];
        Assert.Equal(19, asked.Count(reservation => reservation is Reservation.UnderWay));

        await Store.SettleAsync(first, Each, "written", new ModelSummary([new SummarySentence("Fees rose in Lund.", [new ArticleId(4)])], []), Cancellation);

        Assert.Equal(Reservation.Answered, await Store.ReserveAsync(Call(21) with { Key = "same" }, Plenty, Plenty, Cancellation));
        Assert.Equal(1, (await TodayAsync()).Calls.Values.Sum());
    }

    [Fact]
    public async Task A_summary_is_found_by_its_question_as_it_was_written()
    {
        var call = Call(1);
        await Store.ReserveAsync(call, Plenty, Plenty, Cancellation);
        var summary = new ModelSummary([new SummarySentence("Fees rose in “Lund”.", [new ArticleId(4), new ArticleId(7)])], ["The cited articles do not say “9” of this."]);

        await Store.SettleAsync(call, Each, "written", summary, Cancellation);

        var found = await Store.FindAsync(call.Key, Cancellation);
        Assert.Equal(summary.LeftOut, found!.LeftOut);
        Assert.Equal("Fees rose in “Lund”.", found.Sentences[0].Text);
        Assert.Equal([new ArticleId(4), new ArticleId(7)], found.Sentences[0].Citations);
        Assert.Null(await Store.FindAsync("another", Cancellation));
        Assert.Equal(1, (await TodayAsync()).LeftOut);
    }

    private static ModelCall Call(int number) => new(Guid.NewGuid(), $"key {number}", new StoryId(number), Noon, Each);

    private Task<ModelDay> TodayAsync() => Store.DayAsync(DateOnly.FromDateTime(Noon.UtcDateTime), Cancellation);
}
