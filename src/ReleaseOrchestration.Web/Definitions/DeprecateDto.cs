namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Why an entry should no longer be used, and what to use instead.</summary>
internal sealed record DeprecateDto
{
    public string? Reason { get; init; }

    public string? Replacement { get; init; }
}
