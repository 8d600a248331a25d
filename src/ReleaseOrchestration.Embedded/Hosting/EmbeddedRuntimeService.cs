using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReleaseOrchestration.Application.Execution;

namespace ReleaseOrchestration.Embedded.Hosting;

/// <summary>Opens the runtime before anything else starts, and closes it after everything else has stopped.</summary>
internal sealed class EmbeddedRuntimeService(EmbeddedRuntime runtime, IServiceProvider services) : IHostedLifecycleService
{
    // The executor is asked for only now, because it may itself use the stores of the runtime.
    public Task StartingAsync(CancellationToken cancellationToken) => runtime.OpenAsync(services.GetRequiredService<IEffectExecutor>(), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => runtime.DisposeAsync().AsTask();
}
