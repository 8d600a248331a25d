namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request to restart a release.</summary>
internal sealed record RestartDto
{
    public string? From { get; init; }

    public string? Reason { get; init; }

    public bool DryRun { get; init; }
}
