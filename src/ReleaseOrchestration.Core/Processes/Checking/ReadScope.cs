namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Who reads, and what has run by then.</summary>
/// <param name="Name">The path of the node that reads; empty for the process.</param>
/// <param name="Moment">When it reads.</param>
internal sealed record ReadScope(string Name, ReadMoment Moment)
{
    /// <summary>The node that must be after what is read; null at the start and the end of the release, and in the Activity Store.</summary>
    public GraphNode? At { get; init; }

    public PhaseDefinition? Phase { get; init; }

    public ActivityDefinition? Activity { get; init; }

    public bool HasPipelineOutputs { get; init; }

    public bool HasSubprocessOutputs { get; init; }

    public bool HasActivityInputs { get; init; }
}
