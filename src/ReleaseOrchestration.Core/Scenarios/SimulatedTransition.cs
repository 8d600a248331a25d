using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>An event of a release or subprocess.</summary>
/// <param name="Release">The machine whose audit trail it belongs to.</param>
/// <param name="Transition">The event.</param>
public sealed record SimulatedTransition(MachineAddress Release, Transition Transition);
