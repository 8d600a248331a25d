using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>An order that the graph or the scenario demands, in whichever runtime: one node has ended before the other starts.</summary>
/// <param name="Trail">The release or subprocess of both.</param>
/// <param name="First">The path of the node that ends.</param>
/// <param name="Second">The path of the node that starts after it.</param>
public sealed record DemandedOrder(MachineAddress Trail, string First, string Second);
