namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The body of a request for a sign-off link.</summary>
internal sealed record LinkRequestDto
{
    public string? Person { get; init; }

    public string? ExpiresIn { get; init; }
}
