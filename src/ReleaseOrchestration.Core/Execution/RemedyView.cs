using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A process that was run so that an activity on hold could try again.</summary>
public sealed record RemedyView
{
    /// <summary>Its path, which ends with <c>/</c>: <c>phase.activity~2/</c> is the second of the activity.</summary>
    public required string Path { get; init; }

    /// <summary>The process, as it was pinned by the decision.</summary>
    public required ProcessReference Process { get; init; }

    /// <summary>The attempt that had failed; 0 when there was none yet.</summary>
    public int Attempt { get; init; }

    /// <summary>Its status, as the release spells it; Running until it has ended.</summary>
    public required string Status { get; init; }

    /// <summary>Who decided to run it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended as it did.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
