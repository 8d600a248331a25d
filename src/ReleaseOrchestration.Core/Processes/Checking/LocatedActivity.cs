namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>An activity or gate, and where it stands.</summary>
/// <param name="Name">Its path in the process: <c>build.run_ci</c>, <c>build.@entry.go</c>.</param>
/// <param name="Path">Its path in the document.</param>
/// <param name="Definition">What it is.</param>
internal sealed record LocatedActivity(string Name, string Path, ActivityDefinition Definition)
{
    /// <summary>The gates and activities of a phase.</summary>
    public static IEnumerable<LocatedActivity> In(PhaseDefinition phase, string path) =>
        phase.EntryGates.Select((gate, i) => new LocatedActivity($"{phase.Id}.@entry.{gate.Id}", $"{path}.gates.entry[{i}]", gate))
            .Concat(phase.Activities.Select((activity, i) => new LocatedActivity($"{phase.Id}.{activity.Id}", $"{path}.activities[{i}]", activity)))
            .Concat(phase.ExitGates.Select((gate, i) => new LocatedActivity($"{phase.Id}.@exit.{gate.Id}", $"{path}.gates.exit[{i}]", gate)));
}
