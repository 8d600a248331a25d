namespace ReleaseOrchestration.Core.Execution;

/// <summary>Whether there is a freeze to break.</summary>
public sealed record GlassAnswered : Message
{
    /// <summary>The signal that is to be answered.</summary>
    public required string SignalId { get; init; }

    /// <summary>Whether there is such a freeze, and nobody ended it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Until when it is broken for this release; null when it is not.</summary>
    public DateTimeOffset? BrokenUntil { get; init; }
}
