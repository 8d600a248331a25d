namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request to break a freeze for a release, or to confirm that.</summary>
internal sealed record BreakGlassDto
{
    public string? Freeze { get; init; }

    public string? Reason { get; init; }

    public string? ExpiresIn { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
