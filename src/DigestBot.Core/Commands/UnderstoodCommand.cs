using DigestBot.Core.Chat;

namespace DigestBot.Core.Commands;

/// <summary>What an interaction asks for, before anything is looked up.</summary>
internal sealed record UnderstoodCommand(ISlashCommandHandler Handler, BoundArguments Arguments, Interaction Interaction)
{
    public CommandDefinition Definition => Handler.Definition;

    /// <summary>Nothing was typed behind the command, or not enough, and a form asks for it.</summary>
    public bool OpensForm => Handler is IOffersForm && !Interaction.IsSubmission && Arguments.Surplus.Count == 0
        && (Arguments.Bound.Count == 0 || Arguments.Missing is not null);

    /// <summary>The answer will ask for what was left out.</summary>
    public bool Asks => Definition.Parameters.Any(parameter => parameter.IsAskedFor && !Arguments.Values.ContainsKey(parameter.Name));

    /// <summary>The answer shall stand in the channel.</summary>
    public bool IsShared => Definition.CanShare && bool.TryParse(Arguments.Values.GetValueOrDefault(CommandParameter.Share.Name), out var share) && share;
}
