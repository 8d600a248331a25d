namespace ReleaseOrchestration.Core.Execution;

/// <summary>Something that a freeze holds.</summary>
public sealed record FreezeRequest
{
    /// <summary>Counts what the node asked.</summary>
    public long Number { get; init; }

    /// <summary>What would start.</summary>
    public required FreezeSubject Subject { get; init; }
}
