using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Azure.Removal;

namespace ReleaseOrchestration.Azure.Hosting;

/// <summary>Completes what hosts that died have left half done, every hour.</summary>
internal sealed partial class MendingJob(AzureStorage storage, IInstancePurge instances, TimeProvider time, ILogger<MendingJob> logger) : IBackgroundJob
{
    public string Name => "storage-mending";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public TimeSpan PauseAfterFailure => TimeSpan.FromMinutes(5);

    public Task RunAsync(CancellationToken cancellationToken) => storage.MendAsync(instances, cancellationToken);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await Task.Delay(Every, time, cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => LogFailed(logger, exception, pause);
}
