namespace ReleaseOrchestration.Core.Execution;

/// <summary>The pipeline was started and will report by callback, or is to be polled.</summary>
public sealed record PipelineAccepted : EffectOutcome
{
    /// <summary>What the connector calls the run.</summary>
    public string Handle { get => field ?? string.Empty; init; }

    /// <summary>
    /// What the run is called everywhere, as soon as the connector knows: the system, its host, and the run's own id there, such as
    /// <c>github:github.com/octo/app/runs/30433642</c>. A webhook that names the run can be matched by it. Empty while it is not known, and for what has no such name.
    /// </summary>
    public string ExternalKey { get => field ?? string.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>After which time to ask how it is doing; null when a callback will come.</summary>
    public TimeSpan? PollAfter { get; init; }
}
