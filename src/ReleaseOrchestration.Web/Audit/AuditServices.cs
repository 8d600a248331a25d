using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Definitions;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Adds what keeps, tells and proves the audit.</summary>
internal static partial class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddOptions<RefusalOptions>().BindConfiguration("Audit:Refusals").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<ICallerAddress, RequestAddress>();
        services.AddSingleton<SystemAudit>();
        services.AddSingleton<AuditOutbox>();
        services.AddSingleton<DefinitionEntries>();
        services.AddSingleton(provider => new RefusalAudit(
            provider.GetRequiredService<SystemAudit>(), provider.GetRequiredService<IOptions<RefusalOptions>>().Value, provider.GetRequiredService<TimeProvider>(), Stumbled(provider)));
        services.AddOptions<EventStreamOptions>().BindConfiguration("EventStreams").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<AuditService>();
        services.AddOptions<RetentionOptions>().BindConfiguration("Audit:Retention").ValidateDataAnnotations()
            .Validate(options => options.Schedule is null || options.Period is not null, "Audit:Retention:Schedule needs Audit:Retention:Period: how long releases must be kept.").ValidateOnStart();
        services.AddSingleton<ReleaseHolds>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ReleasePurge>(provider, provider.GetRequiredService<IOptions<RetentionOptions>>().Value));
        services.AddOptions<HeadOptions>().BindConfiguration("Audit:Heads").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HeadFile>();
        services.TryAddSingleton<IHeadTarget>(provider => provider.GetRequiredService<HeadFile>());
        services.AddSingleton<HeadPublisher>();
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<BundleExport>();
        return services;
    }

    private static Action<Exception> Stumbled(IServiceProvider provider)
    {
        var logger = provider.GetRequiredService<ILogger<RefusalAudit>>();
        return exception => LogStumbled(logger, exception);
    }
}
