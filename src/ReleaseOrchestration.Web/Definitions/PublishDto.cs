namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Which version to publish; the newest when none is given.</summary>
internal sealed record PublishDto
{
    public int? Version { get; init; }
}
