using DigestBot.Core.Chat;
using DigestBot.Core.Commands.Handlers;
using DigestBot.Core.Commands.Schedules;
using DigestBot.Core.Digests;
using DigestBot.Core.Summaries;
using DigestBot.Core.Topics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Core.Commands;

public static class SlashCommandServices
{
    /// <summary>The router and every command. Needs the stores.</summary>
    public static IServiceCollection AddSlashCommands(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CommandOptions>().Bind(configuration.GetSection("Commands")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CommandOptions>, CommandOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISummarizer, ExtractiveSummarizer>();
        services.TryAddSingleton(NamedTopics.None);
        services.TryAddSingleton<EditionBuilder>();
        services.TryAddSingleton<FirstSlot>();
        services.AddSingleton<ChannelDigest>();
        services.AddSingleton<StoryFinder>();
        services.AddSingleton<ShownStories>();
        services.AddSingleton<RecentStories>();
        services.AddSingleton<ChannelSources>();
        services.AddSingleton<SourceNames>();
        services.AddSingleton<SchedulePlan>();
        services.AddSingleton<PendingImports>();
        services.AddSingleton<StoryReasons>();
        AddHandlers(services);
        services.AddSingleton<CommandCatalogue>();
        services.AddSingleton<SlashCommandRouter>();
        services.AddSingleton<WorkspaceOverview>();
        return services;
    }

    // In the order in which help lists them. Help itself comes with the catalogue.
    private static void AddHandlers(IServiceCollection services)
    {
        services.AddSingleton<ISlashCommandHandler, TodayHandler>();
        services.AddSingleton<ISlashCommandHandler, YesterdayHandler>();
        services.AddSingleton<ISlashCommandHandler, WeekHandler>();
        services.AddSingleton<ISlashCommandHandler, SinceHandler>();
        services.AddSingleton<ISlashCommandHandler, NewHandler>();
        services.AddSingleton<ISlashCommandHandler, StoryHandler>();
        services.AddSingleton<ISlashCommandHandler, SearchHandler>();
        services.AddSingleton<ISlashCommandHandler, WhyHandler>();
        services.AddSingleton<ISlashCommandHandler, MuteHandler>();
        services.AddSingleton<ISlashCommandHandler, UnmuteHandler>();
        services.AddSingleton<ISlashCommandHandler, LessHandler>();
        services.AddSingleton<ISlashCommandHandler, SplitHandler>();
        services.AddSingleton<ISlashCommandHandler, MergeHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsListHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsAddHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsRemoveHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsTestHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsNameHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsUnnameHandler>();
        services.AddSingleton<ISlashCommandHandler, TopicsRulesHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesListHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesAddHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesRemoveHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesHealthHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesPagesHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesImportHandler>();
        services.AddSingleton<ISlashCommandHandler, SourcesExportHandler>();
        services.AddSingleton<ISlashCommandHandler, SetupHandler>();
        services.AddSingleton<ISlashCommandHandler, ScheduleListHandler>();
        services.AddSingleton<ISlashCommandHandler, ScheduleAddHandler>();
        services.AddSingleton<ISlashCommandHandler, ScheduleRemoveHandler>();
        services.AddSingleton<ISlashCommandHandler, SchedulePauseHandler>();
        services.AddSingleton<ISlashCommandHandler, ScheduleResumeHandler>();
        services.AddSingleton<ISlashCommandHandler, ScheduleRulesHandler>();
        services.AddSingleton<ISlashCommandHandler, AlertsHandler>();
        services.AddSingleton<ISlashCommandHandler, SettingsHandler>();
        services.AddSingleton<ISlashCommandHandler, ChangesHandler>();
        services.AddSingleton<ISlashCommandHandler, ForgetHandler>();
        services.AddSingleton<ISlashCommandHandler, AboutHandler>();
    }
}
