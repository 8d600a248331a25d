using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Cadence;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>Adds what plans the releases of groups and starts them at their times.</summary>
internal static class CadenceServices
{
    public static void AddCadence(this IServiceCollection services)
    {
        services.AddOptions<CadenceOptions>().BindConfiguration("Cadence").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<CadencePlanner>(provider, provider.GetRequiredService<IOptions<CadenceOptions>>().Value));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DueReleases>(provider, provider.GetRequiredService<IOptions<CadenceOptions>>().Value));
        services.AddSingleton<PlanningTroubles>();
        services.AddSingleton<CadenceMetrics>();
        services.AddSingleton<CadenceScheduler>();
    }
}
