namespace DigestBot.Slack.Interactions;

/// <summary>The latest ids, so that what Slack delivers twice is done once.</summary>
internal sealed class RecentIds
{
    // Slack repeats within minutes: so many come in minutes to no bot of one workspace.
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _order = new();

    /// <returns>False for one that was there.</returns>
    public bool Add(string id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > Kept)
            {
                _ids.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
