using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>What people gave in forms that have to be mended, so that nobody types it again.</summary>
internal sealed class FormDrafts(TimeProvider time)
{
    /// <summary>As long as Discord lets an interaction be answered.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Drafts kept; the oldest go first. Each takes some kilobytes.</summary>
    private const int MaxDrafts = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Draft> _drafts = [];

    public void Keep(Interaction submission, ChatForm form)
    {
        lock (_lock)
        {
            _drafts[KeyOf(submission, form)] = new(submission.Arguments ?? new Dictionary<string, string>(), time.GetUtcNow());
            if (_drafts.Count > MaxDrafts)
            {
                _drafts.Remove(_drafts.MinBy(draft => draft.Value.At).Key);
            }
        }
    }

    /// <summary>The form with the draft in it, where there is one.</summary>
    public ChatForm Fill(Interaction interaction, ChatForm form)
    {
        lock (_lock)
        {
            return _drafts.TryGetValue(KeyOf(interaction, form), out var draft) && time.GetUtcNow() - draft.At < Life ? form.With(draft.Values) : form;
        }
    }

    public void Forget(Interaction submission, ChatForm form)
    {
        lock (_lock)
        {
            _drafts.Remove(KeyOf(submission, form));
        }
    }

    private static Key KeyOf(Interaction interaction, ChatForm form) => new(interaction.Channel, interaction.User.Id, form.Command);

    private readonly record struct Key(ChannelRef Channel, string User, string Command);

    private sealed record Draft(IReadOnlyDictionary<string, string> Values, DateTimeOffset At);
}
