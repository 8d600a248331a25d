namespace ReleaseOrchestration.Core.Execution;

/// <summary>An activity asks for a lock.</summary>
public sealed record LockRequested : Message
{
    /// <summary>Who asks.</summary>
    public required MachineAddress Requester { get; init; }

    /// <summary>Counts the requests of this activity, from 1; 0 under the first rules.</summary>
    public long Number { get; init; }
}
