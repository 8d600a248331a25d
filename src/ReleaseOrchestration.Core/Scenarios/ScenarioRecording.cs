using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>A scenario as the simulator ran it: what happened from outside, and what the release did.</summary>
public sealed record ScenarioRecording
{
    /// <summary>What came of it.</summary>
    public required ScenarioResult Result { get; init; }

    /// <summary>What is pinned, by hash.</summary>
    public required ImmutableSortedDictionary<string, ProcessDefinition> Definitions { get; init; }

    /// <summary>What happened from outside, in order.</summary>
    public required ImmutableArray<ScenarioStep> Steps { get; init; }

    /// <summary>What the release did, in order.</summary>
    public required ImmutableArray<SimulatedTransition> Transitions { get; init; }

    /// <summary>The orders that hold in every runtime.</summary>
    public required ImmutableArray<DemandedOrder> Orders { get; init; }
}
