using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>Answers that are posted for everyone instead of for the caller alone: so many and no more.</summary>
internal sealed class Sharing(TimeProvider time, CommandOptions options)
{
    /// <summary>What one person may post in a channel within <see cref="Window"/>.</summary>
    internal const int Max = 3;

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(ChannelRef Channel, string User), List<DateTimeOffset>> _shared = [];

    public static ChatMessage TooOften { get; } =
        ChatMessage.Line($"You have shared {Max} answers here within {Window.TotalMinutes:0} minutes: ask without sharing, or wait a little.");

    public bool Allows(Interaction interaction)
    {
        lock (_lock)
        {
            return Recent(interaction).Count < Max;
        }
    }

    /// <returns>False where the person has to wait.</returns>
    public bool Take(Interaction interaction)
    {
        lock (_lock)
        {
            var recent = Recent(interaction);
            if (recent.Count >= Max)
            {
                return false;
            }

            recent.Add(time.GetUtcNow());
            _shared[(interaction.Channel, interaction.User.Id)] = recent;
            return true;
        }
    }

    /// <summary>The answer with who shared it, or with a button that shares it.</summary>
    public ChatMessage Mark(UnderstoodCommand command, ChatMessage answer)
    {
        if (!command.Definition.CanShare)
        {
            return answer;
        }

        if (command.IsShared)
        {
            return answer with { Blocks = [.. answer.Blocks, new MessageBlock.Note(RichText.Plain($"Shared by {command.Interaction.User.Name}"))] };
        }

        // Where everyone sees everything there is nothing to share; what holds no story is not worth it.
        return command.Interaction.Channel.Platform == ChannelRef.LocalPlatform || !answer.Blocks.Any(block => block is MessageBlock.StoryItem)
            ? answer
            : WithButton(answer, new ChatButton("Share", options.ButtonCommand(Line(command))));
    }

    private static string Line(UnderstoodCommand command)
    {
        var given = command.Arguments.Bound
            .Where(argument => argument.Value.Length > 0 && argument.Parameter != CommandParameter.Share)
            .OrderBy(argument => argument.Parameter.TakesRest)
            .Select(argument => argument.Parameter.TakesRest || !argument.Value.Contains(' ') ? argument.Value : $"\"{argument.Value}\"");
        return string.Join(' ', [command.Definition.Path, $"{CommandParameter.Share.Name}:true", .. given]);
    }

    // Beside the answer's own buttons: a row of its own would take more room.
    private static ChatMessage WithButton(ChatMessage answer, ChatButton button)
    {
        var blocks = answer.Blocks.ToList();
        var last = blocks.FindLastIndex(block => block is MessageBlock.Actions);
        if (last < 0)
        {
            blocks.Add(new MessageBlock.Actions([button]));
        }
        else
        {
            blocks[last] = new MessageBlock.Actions([.. ((MessageBlock.Actions)blocks[last]).Buttons, button]);
        }

        return answer with { Blocks = blocks };
    }

    private List<DateTimeOffset> Recent(Interaction interaction)
    {
        var now = time.GetUtcNow();
        foreach (var old in _shared.Where(shared => now - shared.Value[^1] >= Window).Select(shared => shared.Key).ToList())
        {
            _shared.Remove(old);
        }

        return _shared.TryGetValue((interaction.Channel, interaction.User.Id), out var times) ? [.. times.Where(at => now - at < Window)] : [];
    }
}
