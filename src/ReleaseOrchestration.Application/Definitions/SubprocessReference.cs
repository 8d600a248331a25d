using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>A place where a process starts another.</summary>
/// <param name="Reference">Which process.</param>
/// <param name="Path">Where it stands in the document.</param>
internal sealed record SubprocessReference(ProcessReference Reference, string Path)
{
    /// <summary>All of a process, in the order of the document.</summary>
    public static IEnumerable<SubprocessReference> In(ProcessDefinition process)
    {
        for (var i = 0; i < process.Phases.Length; i++)
        {
            var phase = process.Phases[i];
            var places = Places(phase.EntryGates, $"process.phases[{i}].gates.entry")
                .Concat(Places(phase.Activities, $"process.phases[{i}].activities"))
                .Concat(Places(phase.ExitGates, $"process.phases[{i}].gates.exit"));
            foreach (var place in places)
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<SubprocessReference> Places(IReadOnlyList<ActivityDefinition> activities, string path)
    {
        for (var i = 0; i < activities.Count; i++)
        {
            if (activities[i].Process is { } process)
            {
                yield return new SubprocessReference(process, $"{path}[{i}].process");
            }

            for (var j = 0; j < activities[i].Tasks.Length; j++)
            {
                if (activities[i].Tasks[j].Process is { } child)
                {
                    yield return new SubprocessReference(child, $"{path}[{i}].tasks[{j}].process");
                }
            }
        }
    }
}
