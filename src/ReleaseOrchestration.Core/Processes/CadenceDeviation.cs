namespace ReleaseOrchestration.Core.Processes;

/// <summary>A day on which the cadence is not kept.</summary>
public sealed record CadenceDeviation
{
    /// <summary>The day, in the time zone of the cadence.</summary>
    public DateOnly Date { get; init; }

    /// <summary>When its occurrence is instead; null when it is left out.</summary>
    public DateTimeOffset? MoveTo { get; init; }

    /// <summary>Free text.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
