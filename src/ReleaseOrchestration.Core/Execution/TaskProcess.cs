namespace ReleaseOrchestration.Core.Execution;

/// <summary>A subprocess that somebody started for a task.</summary>
public sealed record TaskProcess
{
    /// <summary>Its path, which ends with <c>/</c>: <c>phase.activity#task.2/</c> is the second of the task.</summary>
    public required string Path { get; init; }

    /// <summary>Its status, as the release spells it; Running until it has ended.</summary>
    public required string Status { get; init; }

    /// <summary>Who started it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended as it did.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Whether it is active, on hold, or neither.</summary>
    public Rollup Rollup { get; init; }
}
