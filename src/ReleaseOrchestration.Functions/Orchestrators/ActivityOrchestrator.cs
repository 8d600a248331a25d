using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ReleaseOrchestration.Durable;

namespace ReleaseOrchestration.Functions.Orchestrators;

/// <summary>Hosts an activity or a gate.</summary>
internal static class ActivityOrchestrator
{
    [Function(DurableNames.Activity)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableMachines.RunAsync(context);
}
