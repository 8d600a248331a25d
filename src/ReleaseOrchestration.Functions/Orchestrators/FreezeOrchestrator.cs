using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using ReleaseOrchestration.Durable;

namespace ReleaseOrchestration.Functions.Orchestrators;

/// <summary>Hosts the freezes.</summary>
internal static class FreezeOrchestrator
{
    [Function(DurableNames.Freezes)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => DurableMachines.RunAsync(context);
}
