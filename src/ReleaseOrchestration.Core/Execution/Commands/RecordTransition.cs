namespace ReleaseOrchestration.Core.Execution;

/// <summary>Appends an event to the audit trail of the release.</summary>
public sealed record RecordTransition : Command
{
    /// <summary>The event.</summary>
    public required Transition Transition { get; init; }
}
