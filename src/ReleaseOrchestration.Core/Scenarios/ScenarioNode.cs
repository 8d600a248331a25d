using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What a path of a scenario leads to.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Activity">The activity or gate; null for a phase.</param>
internal sealed record ScenarioNode(string Path, PhaseDefinition Phase, ActivityDefinition? Activity)
{
    public bool IsGate => Activity is not null && Path.Contains('@', StringComparison.Ordinal);
}
