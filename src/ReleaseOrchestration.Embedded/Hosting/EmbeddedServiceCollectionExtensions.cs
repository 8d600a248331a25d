using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Embedded.Hosting;

/// <summary>Adds the embedded runtime to a host.</summary>
public static class EmbeddedServiceCollectionExtensions
{
    /// <summary>
    /// Adds the embedded runtime and the ports that it implements. The host must also add an <see cref="IEffectExecutor"/>, which may use those ports.
    /// </summary>
    public static IServiceCollection AddEmbeddedRuntime(this IServiceCollection services, Action<EmbeddedOptions> configure)
    {
        services.AddOptions<EmbeddedOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new EmbeddedRuntime(
            provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddHostedService<EmbeddedRuntimeService>();
        services.TryAddSingleton<IExecutionRuntime>(Runtime);
        services.TryAddSingleton<IDocumentStore>(Runtime);
        services.TryAddSingleton<IBlobStore>(Runtime);
        services.TryAddSingleton<IAuditTrail>(Runtime);
        services.TryAddSingleton<IAuditHeads>(Runtime);
        services.TryAddSingleton<IReleaseRemoval>(Runtime);
        services.TryAddSingleton<IAuditFeed>(Runtime);
        services.TryAddSingleton<IDefinitionSource>(Runtime);
        return services;
    }

    private static EmbeddedRuntime Runtime(IServiceProvider provider) => provider.GetRequiredService<EmbeddedRuntime>();
}
