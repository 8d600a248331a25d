using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Evidence;
using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Planning;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Reports;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Background;
using ReleaseOrchestration.Web.Cadence;
using ReleaseOrchestration.Web.Calendar.Feeds;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.SignOffs;
using ReleaseOrchestration.Web.Webhooks;

namespace ReleaseOrchestration.Web.Hosting;

/// <summary>Adds the use cases and what serves them over HTTP.</summary>
public static class WebServices
{
    /// <summary>
    /// Adds the API. The host must also add the stores, the runtime and <see cref="ISigningKeys"/>, and these before, so that recovery finds the store open. What goes on beside
    /// requests does so where the host adds <see cref="BackgroundServices.AddBackgroundLoops"/>, or calls <see cref="Application.Background.BackgroundJobs.RunDueAsync"/> itself.
    /// </summary>
    public static IServiceCollection AddReleaseOrchestrationWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.TryAddSingleton<IGroupDirectory, ConfiguredGroups>();
        services.TryAddSingleton<IPublicAddress, ConfiguredAddress>();
        services.TryAddSingleton<ICallbackLinks, CallbackLinks>();
        services.AddAccess();
        AddUseCases(services);
        services.AddAudit();
        services.AddSingleton<SignOffPageGuard>();
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookLimits>();
        services.AddFeeds();
        services.AddCadence();
        services.AddBackgroundJobs();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        });
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "ReleaseOrchestration", Version = "v1", Description = "Release processes: definitions, releases, sign-offs, audit." };
            return Task.CompletedTask;
        }));
        return services;
    }

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddSingleton<ScheduleSignal>();
        services.AddSingleton<DefinitionStore>();
        services.TryAddSingleton<IConnectorDefinitions>(provider => provider.GetRequiredService<DefinitionStore>());
        services.AddSingleton<FreezeUpdates>();
        services.AddSingleton<FreezeStandings>();
        services.AddSingleton<DefinitionService>();
        services.AddSingleton<DefinitionHistory>();
        services.AddSingleton<DefinitionUses>();
        services.AddSingleton<DefinitionDeletion>();
        services.AddSingleton<DefinitionApply>();
        services.AddSingleton<ActivityStore>();
        services.AddSingleton<InputSetStates>();
        services.AddSingleton<ProcessPinning>();
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<ReleaseQueries>();
        services.AddSingleton<ReleaseIndexer>();
        services.AddSingleton<ReleaseLists>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<ReleaseInputs>();
        services.AddSingleton<ReleasePlanner>();
        services.AddSingleton<ReleaseReaches>();
        services.AddSingleton<ConflictCheck>();
        services.AddSingleton<ReleasePlans>();
        services.AddSingleton<ReleaseService>();
        services.TryAddSingleton<ReleaseReaches>();
        services.AddSingleton<GroupStarts>();
        services.AddSingleton<GroupDefaults>();
        services.AddSingleton<ScheduleWriter>();
        services.AddSingleton<ReleaseSchedules>();
        services.AddSingleton<EvidenceFiles>();
        services.AddSingleton<TaskProcesses>();
        services.AddSingleton<ReleaseRetries>();
        services.AddSingleton<ReleaseSignals>();
        services.AddSingleton<ReleaseRestarts>();
        services.AddSingleton<SignOffQueries>();
        services.AddSingleton<LinkRevocations>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddSingleton<WebhookInbox>();
        services.AddSingleton<PendingChecks>();
        services.AddSingleton<FiguresStore>();
        services.AddSingleton<WaitCollector>();
        services.AddSingleton<FiguresCollector>();
        services.AddSingleton<FiguresProjector>();
        services.AddSingleton<ReportQueries>();
        services.AddSingleton<CheckSeal>();
        services.AddSingleton<CheckInbox>();
        services.AddSingleton<CheckAnswers>();
        services.AddSingleton<CheckWatch>();
        services.AddSingleton<SignOffLinks>();
        services.AddSingleton<PipelineCallbacks>();
        services.AddSingleton<RefusedTokens>();
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<DeliverySweep>();
        services.AddSingleton<DeliveryActions>();
        services.AddSingleton<NotificationRules>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<MessageWriter>();
        services.AddSingleton<NotificationDispatcher>();
        services.AddSingleton<NotificationSender>();
    }
}
