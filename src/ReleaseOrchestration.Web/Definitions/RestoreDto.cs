namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Which version to bring back.</summary>
internal sealed record RestoreDto
{
    public int? Version { get; init; }

    public string? Comment { get; init; }
}
