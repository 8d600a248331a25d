using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ReleaseOrchestration.Durable;

namespace ReleaseOrchestration.Functions.Orchestrators;

/// <summary>Hosts a phase.</summary>
internal static class PhaseOrchestrator
{
    [Function(DurableNames.Phase)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableMachines.RunAsync(context);
}
