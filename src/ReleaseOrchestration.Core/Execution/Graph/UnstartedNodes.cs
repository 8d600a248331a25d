using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Nodes that end without ever having had a machine.</summary>
internal static class UnstartedNodes
{
    public static NodeFact Activity(NodeEnding ending) => new()
    {
        Ending = ending,
        Status = ending == NodeEnding.Aborted ? nameof(ActivityStatus.Aborted) : nameof(ActivityStatus.Skipped),
    };

    public static NodeView View(MachineAddress address, ActivityDefinition definition, NodeFact fact, string reason, DateTimeOffset now) => new()
    {
        Path = address.Path,
        Kind = ActivityViews.Kind(address),
        Id = definition.Id,
        Name = definition.Name,
        Type = definition.Type.ToString().ToLowerInvariant(),
        Description = definition.Description,
        Status = fact.Status,
        Ending = fact.Ending,
        Reason = reason,
        Owners = definition.Owners,
        EndedAt = now,
    };

    public static NodeView View(MachineAddress address, PhaseDefinition definition, NodeFact fact, string reason, DateTimeOffset now) => new()
    {
        Path = address.Path,
        Kind = "phase",
        Id = definition.Id,
        Name = definition.Name,
        Description = definition.Description,
        Status = fact.Status,
        Ending = fact.Ending,
        Reason = reason,
        Owners = definition.Owners,
        EndedAt = now,
    };

    /// <summary>What the end of a phase means for its activities that never started.</summary>
    public static NodeEnding OfChild(NodeEnding phase) => phase == NodeEnding.Failed ? NodeEnding.SkippedUpstream : phase;
}
