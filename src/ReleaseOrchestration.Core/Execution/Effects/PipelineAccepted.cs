namespace ReleaseOrchestration.Core.Execution;

/// <summary>The pipeline was started and will report by callback, or is to be polled.</summary>
public sealed record PipelineAccepted : EffectOutcome
{
    /// <summary>What the connector calls the run.</summary>
    public string Handle { get => field ?? string.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>After which time to ask how it is doing; null when a callback will come.</summary>
    public TimeSpan? PollAfter { get; init; }
}
