namespace DigestBot.Core.Tests.Stories;

/// <summary>What a day's news is full of is no event: a name that many reports have and little else is not enough for a story.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void Reports_that_share_a_politician_and_nothing_else_are_no_story()
    {
        var news = new News();
        Add(
            news,
            ("Herald", "Vale opens swimming bath in Norham", "Corin Vale cut the ribbon; children swam the first lengths."),
            ("Herald", "Vale fined for parking at the theatre", "A warden found the car of Corin Vale on the stage door's kerb."),
            ("Courier", "Corin Vale to sing at charity gala", "Tickets for the evening cost thirty crowns and go to the hospice."),
            ("Courier", "Vale's brother sells the family vineyard", "Corin Vale keeps the cellar, the buyer gets the slopes."),
            ("Herald", "Tram drivers boo Vale at depot", "Corin Vale had come to look at the new wheel lathe."),
            ("Globe", "Portrait: how Corin Vale learned to fly", "An instructor remembers storms and a broken propeller."),
            ("Globe", "Vale asks archive to publish old minutes", "Corin Vale says that the council's files from the flood years belong to readers."),
            ("Courier", "Vale rules out higher dog tax", "Owners had feared a doubling, Corin Vale calls that a rumour."),
            ("Herald", "Chess club makes Vale honorary member", "Corin Vale lost the opening game in nineteen moves."),
            ("Globe", "Bakers' guild invites Vale to judge rye bread", "Corin Vale prefers the crust dark."),
            ("Herald", "Vale plants hundredth elm in Mill Park", "Beetles had killed the avenue, Corin Vale brought a spade."),
            ("Courier", "Corin Vale skips debate on library hours", "Librarians read out letters from pupils instead."),
            ("Globe", "Vale's dinner with the ambassador of Ostria", "Corin Vale served trout, the guest brought cheese."));

        Assert.InRange(LargestOf(news), 1, 3);
    }

    [Fact]
    public void A_local_papers_reports_from_its_town_are_no_story()
    {
        var news = new News();
        Add(
            news,
            ("Norham Post", "Bathing season in Norham begins a week early", "Lifeguards in Norham hoist the flag at the pier on Sunday."),
            ("Norham Post", "Man from Norham wins violin contest", "The jury praised his Bach; Norham's school of music celebrates."),
            ("Norham Post", "Norham: cellar fire in Tanner Street", "Firemen in Norham carried out two cats and a lodger."),
            ("Norham Post", "Rubbish to be collected on Tuesdays in Norham", "The town works of Norham send new calendars to all households."),
            ("Norham Post", "Norham honours midwife of sixty years", "The mayor of Norham handed over a clock and a bouquet."),
            ("Norham Post", "Stolen tractor found in Norham quarry", "Police in Norham pulled the wreck out with a crane."),
            ("Norham Post", "Norham museum shows paper boats", "Pupils folded three thousand of them for the hall in Norham."),
            ("Norham Post", "New timetable for Norham's night buses", "Line nine goes on to the hospital of Norham."));

        Assert.Equal(1, LargestOf(news));
    }

    [Fact]
    public void An_outlet_that_follows_an_event_for_hours_stays_in_one_story()
    {
        var news = new News();
        Add(
            news,
            ("Herald", "Harbour wall bursts in Norham, quays flooded", "A storm tide broke forty metres of the harbour wall in Norham on Monday night; the quays stand under water."),
            ("Courier", "Storm tide breaks Norham's harbour wall", "Forty metres of the harbour wall gave way to the storm tide in Norham, and the fish market on the quays was flooded."),
            ("Herald", "Norham harbour wall: fish market given up", "After the storm tide broke the harbour wall in Norham, the flooded fish market on the quays is beyond repair."),
            ("Herald", "Soldiers fill sandbags at Norham's broken harbour wall", "Sixty soldiers close the gap that the storm tide tore into the harbour wall in Norham; the quays are still flooded."));

        Assert.Equal(4, LargestOf(news));
    }

    private static void Add(News news, params ReadOnlySpan<(string Outlet, string Title, string Text)> reports)
    {
        foreach (var (outlet, title, text) in reports)
        {
            news.Add($"{news.Articles.Count}", title, text, outlet: outlet);
        }
    }

    private static int LargestOf(News news) => news.Stories().Split(" | ").Max(story => story.Split(' ').Length);
}
