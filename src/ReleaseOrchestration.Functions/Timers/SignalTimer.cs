using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ReleaseOrchestration.Durable;
using ReleaseOrchestration.Functions.Hosting;

namespace ReleaseOrchestration.Functions.Timers;

/// <summary>Sends again what nobody has answered: an event to an instance that had just ended, or had not begun, is lost.</summary>
internal sealed class SignalTimer(DurableRuntime runtime, DurableClients clients)
{
    private const string EveryMinute = "30 * * * * *";
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(20);

    [Function(nameof(SignalTimer))]
    public Task RunAsync([TimerTrigger(EveryMinute)] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context)
    {
        clients.Use(client);
        return runtime.ResendAsync(Age, context.CancellationToken);
    }
}
