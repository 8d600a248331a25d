namespace ReleaseOrchestration.Application.Execution;

/// <summary>What came of the deletion of a release.</summary>
/// <param name="Outcome">Whether it was deleted.</param>
/// <param name="Machines">How many machines went.</param>
/// <param name="Entries">How many entries its trails had.</param>
public sealed record ReleaseRemoved(RemovalOutcome Outcome, int Machines = 0, long Entries = 0);
