using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Diagnostics;
using ReleaseOrchestration.Azure.Removal;

namespace ReleaseOrchestration.Azure.Hosting;

/// <summary>Adds the stores of a storage account to a host.</summary>
public static class AzureServiceCollectionExtensions
{
    private const string Section = "Azure:Storage";

    /// <summary>
    /// Adds <see cref="AzureStorage"/>, the ports of the application that it meets, and its other parts. The host must also add an <see cref="IRandomSource"/> and an
    /// <see cref="IInstancePurge"/>, and call <see cref="AzureStorage.CreateAsync"/> before it takes requests.
    /// </summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AzureStorageOptions>().Bind(configuration.GetSection(Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new StorageMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => new AzureStorage(
            provider.GetRequiredService<IOptions<AzureStorageOptions>>().Value, provider.GetRequiredService<IRandomSource>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<StorageMetrics>()));
        AddPorts(services);
        services.AddSingleton<IBackgroundJob, MendingJob>();
        services.TryAddSingleton(provider => Storage(provider).Audit);
        services.TryAddSingleton(provider => Storage(provider).Commits);
        services.TryAddSingleton(provider => Storage(provider).Signals);
        services.TryAddSingleton(provider => Storage(provider).Machines);
        services.TryAddSingleton(provider => Storage(provider).Payloads);
        return services;
    }

    private static void AddPorts(IServiceCollection services)
    {
        services.TryAddSingleton(provider => Storage(provider).Documents);
        services.TryAddSingleton(provider => Storage(provider).Contents);
        services.TryAddSingleton<IAuditTrail>(provider => Storage(provider).Audit);
        services.TryAddSingleton<IAuditHeads>(provider => Storage(provider).Audit);
        services.TryAddSingleton<IAuditFeed>(provider => Storage(provider).Audit);
        services.TryAddSingleton(provider => Storage(provider).Definitions);
        services.TryAddSingleton(provider => Storage(provider).Removal(provider.GetRequiredService<IInstancePurge>()));
    }

    private static AzureStorage Storage(IServiceProvider provider) => provider.GetRequiredService<AzureStorage>();
}
