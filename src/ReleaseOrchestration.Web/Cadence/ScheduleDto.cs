namespace ReleaseOrchestration.Web.Cadence;

/// <summary>The body of a request that gives a release its time.</summary>
internal sealed record ScheduleDto
{
    public string? At { get; init; }

    public string? Duration { get; init; }

    public bool? AutoStart { get; init; }

    public string? Reason { get; init; }
}
