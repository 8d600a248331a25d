using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Checks;

namespace ReleaseOrchestration.Web.Checks;

/// <summary>Keeps the checks of pipelines going.</summary>
internal sealed partial class CheckService(CheckWatch watch, TimeProvider clock, ILogger<CheckService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await watch.WaitAsync(await watch.StepAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong once must not end the checks; nothing is lost by trying again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogStumbled(logger, Pause, exception);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
