namespace ReleaseOrchestration.Core.Execution;

/// <summary>Where a later run of a release comes from.</summary>
public sealed record RestartOrigin
{
    /// <summary>The run before.</summary>
    public int Run { get; init; }

    /// <summary>The phase or activity from which everything runs again.</summary>
    public required string From { get; init; }

    /// <summary>Who restarted the release.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>When the run began.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The signal that asked for it, so that its repetition is recognised.</summary>
    public string SignalId { get => field ?? string.Empty; init; }
}
