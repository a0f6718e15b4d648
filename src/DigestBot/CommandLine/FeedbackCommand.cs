using System.CommandLine;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;

namespace DigestBot.CommandLine;

/// <summary><c>digestbot feedback</c>: what people said of stories in their channel, the operator may take over for everyone. Nothing is by itself.</summary>
internal static class FeedbackCommand
{
    public static Command Create() => new("feedback", "Takes over for everyone what people said of stories in their channel: “these are two stories”, “same story”.") { List(), Adopt(), Drop() };

    private static Command List()
    {
        var list = new Command("list", "Prints what can be adopted, each with its key, who said it where and when, and what was adopted.\nExample: digestbot feedback list");
        list.SetAction((_, cancellationToken) => ListAsync(cancellationToken));
        return list;
    }

    private static Command Adopt()
    {
        var keys = Keys();
        var adopt = new Command("adopt", "Makes two stories of one, or one of two, for everyone, as people of a channel said. Articles that come later are grouped as before.\nExample: digestbot feedback adopt split-3-181-174") { keys };
        adopt.SetAction((parsed, cancellationToken) => AdoptAsync(parsed.GetRequiredValue(keys), cancellationToken));
        return adopt;
    }

    private static Command Drop()
    {
        var keys = Keys();
        var drop = new Command("drop", "Takes back what was adopted; the channel that said it keeps it for itself.\nExample: digestbot feedback drop split-3-181-174") { keys };
        drop.SetAction((parsed, cancellationToken) => DropAsync(parsed.GetRequiredValue(keys), cancellationToken));
        return drop;
    }

    private static Argument<string[]> Keys() => new("keys") { Description = "As digestbot feedback list prints them.", Arity = ArgumentArity.OneOrMore };

    private static async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var all = await ReadAsync(services, cancellationToken);
        var said = all.OfType<SaidOfStories>().ToList();
        said.ForEach(one => Console.WriteLine(one.Line));
        var hidden = all.Count - said.Count;
        await Console.Error.WriteLineAsync(
            $"{said.Count(one => one is { IsAdopted: false, Objection: null })} can be adopted, {said.Count(one => one.IsAdopted)} {(said.Count(one => one.IsAdopted) == 1 ? "was" : "were")}"
            + $"{(hidden > 0 ? $"; {hidden} left out, whose sources are not everyone's" : "")}.");
        return ExitCode.Success;
    }

    private static async Task<int> AdoptAsync(string[] keys, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        var all = (await ReadAsync(services, cancellationToken)).OfType<SaidOfStories>().ToDictionary(one => one.Key);

        // All are looked at first: of several, all are adopted or none.
        List<SaidOfStories> chosen = [.. keys.Distinct().Select(key => all.GetValueOrDefault(key) ?? throw new InputException($"{key} is nothing that can be adopted: digestbot feedback list prints what is."))];
        if (chosen.Find(one => one.Objection is not null) is { } refused)
        {
            throw new InputException($"{refused.Key} was not adopted: {refused.Objection}.");
        }

        var adopted = services.GetRequiredService<IAdoptedFeedback>();
        foreach (var one in chosen)
        {
            await adopted.AddAsync(new(one.Key, one.Said, services.GetRequiredService<TimeProvider>().GetUtcNow()), cancellationToken);
            Console.WriteLine(one.IsAdopted ? one.Line : $"{one.Line}  adopted");
        }

        await Console.Error.WriteLineAsync($"Everyone reads these stories so from now on. Take it back with: digestbot feedback drop {string.Join(' ', chosen.Select(one => one.Key))}");
        return ExitCode.Success;
    }

    private static async Task<int> DropAsync(string[] keys, CancellationToken cancellationToken)
    {
        await using var services = CommandServices.Create();
        await services.OpenFeedsAsync(cancellationToken);
        var adopted = services.GetRequiredService<IAdoptedFeedback>();
        foreach (var key in keys.Distinct())
        {
            Console.WriteLine(await adopted.RemoveAsync(key, cancellationToken) ? $"dropped  {key}" : throw new InputException($"{key} was not adopted: digestbot feedback list prints what was."));
        }

        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<SaidOfStories?>> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var feeds = await services.OpenFeedsAsync(cancellationToken);
        return await new FeedbackDesk(
            services.GetRequiredService<IChannelStore>(),
            services.GetRequiredService<IChangeLog>(),
            services.GetRequiredService<IAdoptedFeedback>(),
            services.GetRequiredService<IStoryStore>(),
            services.GetRequiredService<IArticleStore>(),
            feeds).ListAsync(cancellationToken);
    }
}
