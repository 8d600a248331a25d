namespace ReleaseOrchestration.Core.Execution;

/// <summary>An activity asks for a lock.</summary>
public sealed record LockRequested : Message
{
    /// <summary>Who asks.</summary>
    public required MachineAddress Requester { get; init; }
}
