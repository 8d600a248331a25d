namespace ReleaseOrchestration.Core.Execution;

/// <summary>A timer is due. Carries no sequence: a stale generation is dropped.</summary>
public sealed record TimerFired : Message
{
    /// <summary>The name of the timer.</summary>
    public required string Name { get; init; }

    /// <summary>The generation that it was set with.</summary>
    public long Generation { get; init; }
}
