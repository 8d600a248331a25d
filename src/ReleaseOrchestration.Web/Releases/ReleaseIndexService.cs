using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Keeps the rows that find releases up to date. Who reads lists brings them up to date first.</summary>
internal sealed partial class ReleaseIndexService(ReleaseIndexer indexer, ILogger<ReleaseIndexService> logger) : IBackgroundJob
{
    public string Name => "release-index";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await indexer.StepAsync(cancellationToken))
        {
        }
    }

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await indexer.StepAsync(cancellationToken))
        {
            await indexer.WaitAsync(cancellationToken);
        }
    }

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(logger, pause, exception);
}
