namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node that has not started is skipped by a person.</summary>
public sealed record SkipNode : Signal
{
    /// <summary>The path of the node.</summary>
    public required string Path { get; init; }
}
