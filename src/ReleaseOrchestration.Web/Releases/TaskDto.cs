namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request about a task.</summary>
internal sealed record TaskDto
{
    public string? Status { get; init; }

    public string? Comment { get; init; }
}
