using DigestBot.Core.Chat;

namespace DigestBot.Tests.Storage;

public sealed class SqliteLocalChatStoreTests() : LocalChatStoreContract(new SqliteTestStorage());

public sealed class PostgresLocalChatStoreTests() : LocalChatStoreContract(new PostgresTestStorage());

public abstract class LocalChatStoreContract(TestStorage storage) : StoreContract(storage)
{
    private ILocalChatStore Store => Storage.Get<ILocalChatStore>();

    [Fact]
    public async Task Messages_come_back_oldest_first_a_page_at_a_time()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Store.AppendAsync(new NewLocalMessage("general", i % 2 == 0 ? "ada" : null, $"message {i}", Noon.AddMinutes(i)), Cancellation);
        }

        await Store.AppendAsync(new NewLocalMessage("other", null, "elsewhere", Noon), Cancellation);
        await Storage.OpenAsync();

        var newest = await Store.RecentAsync("general", 2, before: null, Cancellation);
        Assert.Equal([("message 4", "ada"), ("message 5", null)], newest.Select(message => (message.Body, message.Author)));
        Assert.Equal(Noon.AddMinutes(4), newest[0].At);
        Assert.Equal(["message 2", "message 3"], (await Store.RecentAsync("general", 2, newest[0].Id, Cancellation)).Select(message => message.Body));
    }

    [Fact]
    public async Task A_key_stands_in_a_channel_once()
    {
        var first = await Store.AppendAsync(new NewLocalMessage("general", null, "edition", Noon, "1-260302-1200.1"), Cancellation);

        var second = await Store.AppendAsync(new NewLocalMessage("general", null, "edition again", Noon.AddMinutes(1), "1-260302-1200.1"), Cancellation);

        Assert.Equal(first, second);
        Assert.Equal(first, await Store.FindByKeyAsync("general", "1-260302-1200.1", Cancellation));
        Assert.Null(await Store.FindByKeyAsync("other", "1-260302-1200.1", Cancellation));
        Assert.Single(await Store.RecentAsync("general", 10, null, Cancellation));
    }

    [Fact]
    public async Task A_message_is_edited_in_its_place()
    {
        var first = await Store.AppendAsync(new NewLocalMessage("general", null, "edition", Noon, "1-260302-1200.1"), Cancellation);
        await Store.AppendAsync(new NewLocalMessage("general", "ada", "thanks", Noon), Cancellation);

        Assert.True(await Store.EditAsync(first.Id, "edition, up to date", Cancellation));
        Assert.False(await Store.EditAsync(first.Id + 10, "nothing", Cancellation));

        Assert.Equal(["edition, up to date", "thanks"], (await Store.RecentAsync("general", 10, null, Cancellation)).Select(message => message.Body));
    }

    [Fact]
    public async Task Messages_without_a_key_are_all_kept()
    {
        await Store.AppendAsync(new NewLocalMessage("general", "ada", "/digest today", Noon), Cancellation);
        await Store.AppendAsync(new NewLocalMessage("general", "ada", "/digest today", Noon), Cancellation);

        Assert.Equal(2, (await Store.RecentAsync("general", 10, null, Cancellation)).Count);
    }
}
