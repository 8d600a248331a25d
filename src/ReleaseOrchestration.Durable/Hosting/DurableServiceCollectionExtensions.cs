using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Payloads;
using ReleaseOrchestration.Azure.Removal;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Diagnostics;
using ReleaseOrchestration.Durable.Removal;
using ReleaseOrchestration.Durable.Signals;
using ReleaseOrchestration.Durable.Starts;

namespace ReleaseOrchestration.Durable.Hosting;

/// <summary>Adds the durable runtime on Durable Task to a host.</summary>
public static class DurableServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="DurableRuntime"/> and <see cref="DurableCalls"/>. The host also adds the stores on Azure, an <see cref="IEffectExecutor"/> and <see cref="IDurableClients"/>, and
    /// registers the orchestrations and activity functions of <see cref="DurableNames"/>.
    /// </summary>
    public static IServiceCollection AddDurableRuntime(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DurableMetrics>();
        services.AddSingleton<MachineStarts>();
        services.AddSingleton<EndedMachines>();
        services.AddSingleton<SignalDelivery>();
        services.AddSingleton<IInstancePurge, InstancePurge>();
        services.AddSingleton(provider => new DurableRuntime(
            provider.GetRequiredService<MachineStarts>(),
            provider.GetRequiredService<IDefinitionSource>(),
            provider.GetRequiredService<SignalRows>(),
            provider.GetRequiredService<SignalDelivery>(),
            provider.GetRequiredService<DurableMetrics>(),
            provider.GetRequiredService<ILogger<DurableRuntime>>()));
        services.AddSingleton<IExecutionRuntime>(provider => provider.GetRequiredService<DurableRuntime>());
        services.AddSingleton(provider => new DurableCalls(
            provider.GetRequiredService<TurnCommits>(),
            provider.GetRequiredService<PayloadStore>(),
            provider.GetRequiredService<IDefinitionSource>(),
            provider.GetRequiredService<IEffectExecutor>(),
            provider.GetRequiredService<MachineStarts>(),
            provider.GetRequiredService<DurableMetrics>()));
        return services;
    }
}
