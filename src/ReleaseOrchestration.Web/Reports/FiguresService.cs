using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Reports;

namespace ReleaseOrchestration.Web.Reports;

/// <summary>Keeps the figures of reports up to date while the server runs.</summary>
internal sealed partial class FiguresService(FiguresProjector projector, TimeProvider clock, ILogger<FiguresService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await projector.StepAsync(stoppingToken))
                {
                    await projector.WaitAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong once must not end it; nothing is lost by trying again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogStumbled(logger, Pause, exception);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
