namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request to skip a node.</summary>
internal sealed record SkipDto
{
    public string? Path { get; init; }

    public string? Reason { get; init; }
}
