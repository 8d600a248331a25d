namespace ReleaseOrchestration.Core.Execution;

/// <summary>An activity has the lock that it asked for.</summary>
public sealed record LockGranted : Message
{
    /// <summary>The name of the lock.</summary>
    public required string Lock { get; init; }

    /// <summary>The number of the request that it answers; 0 under the first rules.</summary>
    public long Number { get; init; }
}
