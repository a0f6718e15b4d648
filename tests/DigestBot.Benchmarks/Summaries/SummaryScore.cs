using DigestBot.Benchmarks.Stories;
using DigestBot.Core.Articles;
using DigestBot.Core.Digests;
using DigestBot.Core.Stories;
using DigestBot.Core.Summaries;
using DigestBot.Core.Text;
using DigestBot.Testing.Summaries;

namespace DigestBot.Benchmarks.Summaries;

/// <summary>What summaries of labelled stories are like, each measure beside its limit.</summary>
internal static class SummaryScore
{
    private const int Sentences = 3;

    private const double MostLeaning = 0.02;

    /// <param name="names">Sets by name, none for all; "--show" among them prints what was found.</param>
    /// <returns>Whether every measure of every set keeps its limit.</returns>
    public static async Task<bool> RunAsync(string folder, IReadOnlyCollection<string> names)
    {
        var chosen = names.Where(name => name != "--show").ToHashSet();
        var kept = true;
        foreach (var set in LabelledArticles.ReadAll(folder).Where(set => chosen.Count == 0 || chosen.Contains(set.Name)))
        {
            kept &= await RunAsync(set, showsFindings: names.Contains("--show"));
        }

        return kept;
    }

    private static async Task<bool> RunAsync(LabelledArticles set, bool showsFindings)
    {
        var summarizer = new ExtractiveSummarizer();
        var counts = new Counts();
        foreach (var group in set.Articles.GroupBy(article => set.Labels[article.Key]))
        {
            var story = StoryGrouping.Together([.. group]);
            var summary = await summarizer.SummarizeAsync(story, Sentences, CancellationToken.None);
            foreach (var finding in Measure(story, summary, counts).Where(_ => showsFindings))
            {
                Console.WriteLine($"  {group.Key}: {finding}");
            }
        }

        Console.WriteLine($"""
            {set.Name}: {counts.Stories} stories of {set.Articles.Count} articles, {counts.Copies} of them copies; {counts.Sentences} sentences, {counts.Words / (double)counts.Sentences:F0} words each
              word for word in an article they cite     {counts.Sentences - counts.NotInArticle} of {counts.Sentences} sentences (all)
              two sentences that say the same           {counts.Repeating} of {counts.Stories} summaries (none)
              beginning with an unresolved word         {counts.Leaning} of {counts.Sentences} sentences: {(double)counts.Leaning / counts.Sentences:P1} (under {MostLeaning:P0})
              with what contradicts them                {counts.Disputed} sentences (read them with --show)
              shared names and numbers kept             {counts.Kept / counts.Compared:P1}, first three sentences of the lead article {counts.KeptByLead / counts.Compared:P1} (no less); mean of {counts.Compared} stories, {counts.Facts / (double)counts.Compared:F0} facts each
              words of the summary                      {counts.ComparedWords / (double)counts.Compared:F0}, of those three sentences {counts.LeadWords / (double)counts.Compared:F0}
            """);
        return counts.NotInArticle == 0 && counts.Repeating == 0 && counts.Leaning < MostLeaning * counts.Sentences && counts.Kept >= counts.KeptByLead;
    }

    private static IEnumerable<string> Measure(Story story, StorySummary summary, Counts counts)
    {
        var articles = story.Articles.ToDictionary(member => member.Article.Id, member => member.Article);
        var texts = summary.Sentences.Select(sentence => sentence.Text).ToList();
        var language = story.Articles[0].Article.Language;
        counts.Stories++;
        counts.Copies += story.Articles.Count(member => member.DuplicateOf is not null);
        counts.Sentences += texts.Count;
        counts.Words += texts.Sum(SentenceFitness.CountWords);
        foreach (var sentence in summary.Sentences)
        {
            if (!sentence.Citations.Any(id => articles[id].Text.Contains(sentence.Text, StringComparison.Ordinal)))
            {
                counts.NotInArticle++;
                yield return $"in no cited article: {sentence.Text}";
            }

            if (sentence.Disagreement is { } disagreement)
            {
                counts.Disputed++;
                yield return $"{sentence.Text} | {disagreement.Text}";
            }

            if (UnresolvedOpening.Is(sentence.Text))
            {
                counts.Leaning++;
                yield return $"leans: {sentence.Text}";
            }
        }

        var repeats = texts.SelectMany((one, i) => texts.Skip(i + 1), (one, other) => (one, other)).Where(pair => RepeatedStatement.Is(pair.one, pair.other, language)).ToList();
        counts.Repeating += repeats.Count > 0 ? 1 : 0;
        foreach (var (one, other) in repeats)
        {
            yield return $"the same twice: {one} | {other}";
        }

        Compare(story, texts, counts);
    }

    private static void Compare(Story story, List<string> texts, Counts counts)
    {
        var facts = SharedFacts.Of(story);
        if (facts.Count == 0)
        {
            return;
        }

        var lead = FirstSentences(Headline.Of(story).Article);
        counts.Compared++;
        counts.Facts += facts.Count;
        counts.Kept += (double)facts.KeptBy(texts) / facts.Count;
        counts.KeptByLead += (double)facts.KeptBy(lead) / facts.Count;
        counts.ComparedWords += texts.Sum(SentenceFitness.CountWords);
        counts.LeadWords += lead.Sum(SentenceFitness.CountWords);
    }

    private static List<string> FirstSentences(Article article) =>
        [.. SentenceSplitter.Split(article.Text, article.Language).Take(Sentences).Select(sentence => sentence.Text)];

    private sealed class Counts
    {
        public int Stories { get; set; }

        public int Copies { get; set; }

        public int Sentences { get; set; }

        public int Words { get; set; }

        public int NotInArticle { get; set; }

        public int Repeating { get; set; }

        public int Leaning { get; set; }

        public int Disputed { get; set; }

        /// <summary>Stories whose independent articles share a name or number.</summary>
        public int Compared { get; set; }

        public int Facts { get; set; }

        public double Kept { get; set; }

        public double KeptByLead { get; set; }

        public int ComparedWords { get; set; }

        public int LeadWords { get; set; }
    }
}
