using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>Events that go into a trail once.</summary>
/// <param name="Trail">The trail.</param>
/// <param name="Transitions">The events.</param>
/// <param name="Mark">Never the same for other events of the trail.</param>
/// <param name="IsKept">Whether the mark gets a row of its own, so that whoever appends the same under it later finds it; else only this call can tell its own.</param>
internal sealed record Appending(MachineAddress Trail, ImmutableArray<Transition> Transitions, string Mark, bool IsKept);
