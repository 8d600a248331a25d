using Microsoft.DurableTask;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;

namespace ReleaseOrchestration.Durable;

/// <summary>The orchestrations. A host registers each of the names in <see cref="DurableNames"/> with this.</summary>
public static class DurableMachines
{
    /// <summary>Hosts the machine that the input starts, until its end.</summary>
    public static Task<string?> RunAsync(TaskOrchestrationContext context) => MachineOrchestration.RunAsync(context, MachineRunner.Deliver);
}
