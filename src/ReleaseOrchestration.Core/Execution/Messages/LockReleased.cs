namespace ReleaseOrchestration.Core.Execution;

/// <summary>An activity gives a lock back, or no longer waits for it.</summary>
public sealed record LockReleased : Message
{
    /// <summary>Who held it or waited for it.</summary>
    public required MachineAddress Requester { get; init; }

    /// <summary>The number of the request that it ends; 0 under the first rules.</summary>
    public long Number { get; init; }
}
