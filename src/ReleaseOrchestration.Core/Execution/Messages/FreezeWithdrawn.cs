namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node no longer waits for freezes.</summary>
public sealed record FreezeWithdrawn : Message
{
    /// <summary>Who asked.</summary>
    public required MachineAddress Requester { get; init; }

    /// <summary>Its newest question.</summary>
    public long Number { get; init; }
}
