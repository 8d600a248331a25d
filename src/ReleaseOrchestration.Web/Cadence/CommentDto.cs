namespace ReleaseOrchestration.Web.Cadence;

/// <summary>The body of a request that may carry a comment.</summary>
internal sealed record CommentDto
{
    public string? Comment { get; init; }
}
