using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Reports;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Reports;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Reports;

/// <summary>Keeps the figures of reports up to date, and logs how releases ended. Who reads reports brings them up to date first.</summary>
internal sealed partial class FiguresService : IBackgroundJob
{
    private readonly FiguresProjector _projector;
    private readonly TimeProvider _clock;
    private readonly ILogger<FiguresService> _logger;

    public FiguresService(FiguresProjector projector, TimeProvider clock, ILogger<FiguresService> logger)
    {
        (_projector, _clock, _logger) = (projector, clock, logger);
        projector.Collected = TellEnd;
    }

    public string Name => "report-figures";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => JobRounds.RunAsync(() => _projector.StepAsync(cancellationToken), _clock);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await _projector.StepAsync(cancellationToken))
        {
            await _projector.WaitAsync(cancellationToken);
        }
    }

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(_logger, pause, exception);

    private void TellEnd(ReleaseFigures figures)
    {
        var level = figures.Status is ReleaseStatus.Failed or ReleaseStatus.Aborted ? LogLevel.Warning : LogLevel.Information;
        LogEnded(_logger, level, figures.Id, figures.Status, figures.Run);
    }
}
