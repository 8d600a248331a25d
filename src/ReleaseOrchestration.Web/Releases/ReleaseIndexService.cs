using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Keeps the rows that find releases up to date. Who reads lists brings them up to date first.</summary>
internal sealed partial class ReleaseIndexService(ReleaseIndexer indexer, TimeProvider clock, ILogger<ReleaseIndexService> logger) : IBackgroundJob
{
    public string Name => "release-index";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => JobRounds.RunAsync(() => indexer.StepAsync(cancellationToken), clock);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await indexer.StepAsync(cancellationToken))
        {
            await indexer.WaitAsync(cancellationToken);
        }
    }

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(logger, pause, exception);
}
