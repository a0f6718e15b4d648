using DigestBot.Core.Chat;
using DigestBot.Core.Digests;

namespace DigestBot.Tests.Storage;

public sealed class SqliteChangeLogTests() : ChangeLogContract(new SqliteTestStorage());

public sealed class PostgresChangeLogTests() : ChangeLogContract(new PostgresTestStorage());

public abstract class ChangeLogContract(TestStorage storage) : StoreContract(storage)
{
    private static readonly DateTimeOffset Morning = DateTimeOffset.UnixEpoch.AddDays(20_000);

    private IChangeLog Log => Storage.Get<IChangeLog>();

    [Fact]
    public async Task Changes_are_listed_newest_first_and_each_channel_has_its_own()
    {
        var (news, sport) = (await ChannelAsync("T1", "news"), await ChannelAsync("T1", "sport"));
        var first = new ChannelChange(news, Morning, "U1", "Mia", "followed “ferry”", ["topics remove ferry"]);
        await Log.AddAsync(first, Cancellation);
        await Log.AddAsync(first with { At = Morning.AddHours(1), What = "changed the settings", Undo = [] }, Cancellation);
        await Log.AddAsync(first with { Channel = sport }, Cancellation);

        var changes = await Log.ListAsync(news, 10, Cancellation);
        Assert.Equal(["changed the settings", "followed “ferry”"], changes.Select(change => change.What));
        Assert.Equivalent(first, changes[1], strict: true);
        Assert.Single(await Log.ListAsync(news, 1, Cancellation));
    }

    [Fact]
    public async Task A_person_is_forgotten_in_one_workspace_and_what_they_changed_stays()
    {
        var (here, elsewhere) = (await ChannelAsync("T1", "news"), await ChannelAsync("T2", "news"));
        foreach (var channel in new[] { here, elsewhere })
        {
            await Log.AddAsync(new ChannelChange(channel, Morning, "U1", "Mia", "followed “ferry”", []), Cancellation);
        }

        Assert.Equal(1, await Log.ForgetAsync("slack", "T1", "U1", Cancellation));

        var forgotten = Assert.Single(await Log.ListAsync(here, 10, Cancellation));
        Assert.Equal((null, null, "followed “ferry”"), (forgotten.User, forgotten.UserName, forgotten.What));
        Assert.Equal("Mia", Assert.Single(await Log.ListAsync(elsewhere, 10, Cancellation)).UserName);
    }

    private async Task<ChannelId> ChannelAsync(string workspace, string name) =>
        (await Storage.Get<IChannelStore>().GetOrAddAsync(new ChannelRef("slack", workspace, name), name, Cancellation)).Id;
}
