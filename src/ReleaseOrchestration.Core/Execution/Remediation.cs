namespace ReleaseOrchestration.Core.Execution;

/// <summary>A decision that a node waits for.</summary>
public sealed record Remediation
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Whether ignoring is a way out; a node that could not read its inputs can only be retried or failed.</summary>
    public bool CanIgnore { get; init; }
}
