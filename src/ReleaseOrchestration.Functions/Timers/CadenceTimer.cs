using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Functions.Hosting;

namespace ReleaseOrchestration.Functions.Timers;

/// <summary>
/// Starts the releases that are due, and runs what else goes on beside requests: the index, figures, notifications, checks, retention. The host runs it on one instance at a time;
/// the jobs bear several.
/// </summary>
internal sealed class CadenceTimer(BackgroundJobs jobs, DurableClients clients)
{
    private const string EveryFifteenSeconds = "*/15 * * * * *";

    [Function(nameof(CadenceTimer))]
    public async Task RunAsync([TimerTrigger(EveryFifteenSeconds)] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        clients.Use(client);
        var runs = await jobs.RunDueAsync(context.CancellationToken);
        var failures = runs.Where(run => run.Failure is not null).Select(run => run.Failure!).ToArray();
        if (failures.Length > 0)
        {
            throw new AggregateException("Some jobs failed; the others ran.", failures);
        }
    }
}
