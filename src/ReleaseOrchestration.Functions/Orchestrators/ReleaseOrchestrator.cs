using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ReleaseOrchestration.Durable;

namespace ReleaseOrchestration.Functions.Orchestrators;

/// <summary>Hosts a release or a subprocess.</summary>
internal static class ReleaseOrchestrator
{
    [Function(DurableNames.Release)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableMachines.RunAsync(context);
}
