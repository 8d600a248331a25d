using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Cadence;
using ReleaseOrchestration.Web.Checks;
using ReleaseOrchestration.Web.Health;
using ReleaseOrchestration.Web.Notifications;
using ReleaseOrchestration.Web.Releases;
using ReleaseOrchestration.Web.Reports;

namespace ReleaseOrchestration.Web.Background;

/// <summary>Adds what goes on beside requests.</summary>
public static class BackgroundServices
{
    /// <summary>
    /// Has the host finish at its start what a crash interrupted, before requests are taken, and run all jobs for as long as it stays. To be added after
    /// <c>AddReleaseOrchestrationWeb</c>. A host that is woken by a clock leaves it out, and calls <see cref="BackgroundJobs.RunDueAsync"/>.
    /// </summary>
    public static IServiceCollection AddBackgroundLoops(this IServiceCollection services)
    {
        services.AddSingleton<Recovery>();
        services.AddHostedService(provider => provider.GetRequiredService<Recovery>());
        services.AddHostedService<BackgroundLoops>();
        return services;
    }

    internal static void AddBackgroundJobs(this IServiceCollection services)
    {
        services.AddSingleton<BackgroundJobs>();
        services.AddSingleton<HostLease>();
        services.AddSingleton<IBackgroundJob, RecoveryJob>();
        services.AddSingleton<IBackgroundJob, FreezeJob>();
        services.AddSingleton<IBackgroundJob, CadenceService>();
        services.AddSingleton<IBackgroundJob, ReleaseIndexService>();
        services.AddSingleton<IBackgroundJob, FiguresService>();
        services.AddSingleton<IBackgroundJob, CheckService>();
        services.AddSingleton<IBackgroundJob, FollowJob>();
        services.AddSingleton<IBackgroundJob, WatchJob>();
        services.AddSingleton<IBackgroundJob, SendJob>();
        services.AddSingleton<IBackgroundJob, SweepJob>();
        services.AddSingleton<IBackgroundJob, KeySweep>();
        services.AddSingleton<IBackgroundJob, RetentionService>();
        services.AddSingleton<HeadService>();
        services.AddSingleton<IBackgroundJob>(provider => provider.GetRequiredService<HeadService>());
        services.AddHostedService(provider => provider.GetRequiredService<HeadService>());
    }
}
