namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request that needs no more than a reason.</summary>
internal sealed record ReasonDto
{
    public string? Reason { get; init; }
}
