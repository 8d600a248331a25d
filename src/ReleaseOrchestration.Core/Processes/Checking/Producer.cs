namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>A node whose outputs, status and outcome can be read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Phase">The phase that it is or belongs to.</param>
/// <param name="Activity">The activity or gate; null for a phase.</param>
internal sealed record Producer(string Path, PhaseDefinition Phase, ActivityDefinition? Activity)
{
    /// <summary>Whether it only runs when something failed, or its phase is skipped when a gate is rejected.</summary>
    public bool IsUncertain(bool seenFromOutside) =>
        Activity?.RunOn == RunOn.Failure
        || (seenFromOutside && (Phase.RunOn == RunOn.Failure || Phase.EntryGates.Any(gate => gate.Approval?.OnReject == OnReject.Skip && gate != Activity)));
}
