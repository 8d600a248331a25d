using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Reports;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Reports;

/// <summary>Keeps the figures of reports up to date. Who reads reports brings them up to date first.</summary>
internal sealed partial class FiguresService(FiguresProjector projector, ILogger<FiguresService> logger) : IBackgroundJob
{
    public string Name => "report-figures";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await projector.StepAsync(cancellationToken))
        {
        }
    }

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await projector.StepAsync(cancellationToken))
        {
            await projector.WaitAsync(cancellationToken);
        }
    }

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(logger, pause, exception);
}
