using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Which nodes a process has.</summary>
public static class NodePaths
{
    /// <summary>Whether a process has a node.</summary>
    /// <param name="process">The process.</param>
    /// <param name="localPath"><c>phase</c>, <c>phase.activity</c> or <c>phase.@entry.gate</c>.</param>
    public static bool Has(ProcessDefinition process, string localPath)
    {
        var dot = localPath.IndexOf('.');
        var phase = process.Phases.FirstOrDefault(p => p.Id == (dot < 0 ? localPath : localPath[..dot]));
        return phase is not null && (dot < 0 || HasChild(phase, localPath[(dot + 1)..]));
    }

    private static bool HasChild(PhaseDefinition phase, string id) =>
        phase.Activities.Any(a => a.Id == id)
        || phase.EntryGates.Any(g => GateIds.Entry + g.Id == id)
        || phase.ExitGates.Any(g => GateIds.Exit + g.Id == id);
}
