using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Checks;

/// <summary>Keeps the checks of pipelines going.</summary>
internal sealed partial class CheckService(CheckWatch watch, ILogger<CheckService> logger) : IBackgroundJob
{
    public string Name => "pipeline-checks";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => watch.StepAsync(cancellationToken);

    public async Task TurnAsync(CancellationToken cancellationToken) => await watch.WaitAsync(await watch.StepAsync(cancellationToken), cancellationToken);

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(logger, pause, exception);
}
