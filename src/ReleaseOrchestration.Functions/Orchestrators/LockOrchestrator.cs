using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ReleaseOrchestration.Durable;

namespace ReleaseOrchestration.Functions.Orchestrators;

/// <summary>Hosts a lock.</summary>
internal static class LockOrchestrator
{
    [Function(DurableNames.Lock)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableMachines.RunAsync(context);
}
