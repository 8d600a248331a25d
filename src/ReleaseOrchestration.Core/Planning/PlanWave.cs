using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Nodes that start at the same instant.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">The instant.</param>
/// <param name="Nodes">In the order of the definition.</param>
public sealed record PlanWave(int Number, DateTimeOffset At, ImmutableArray<PlanNode> Nodes);
