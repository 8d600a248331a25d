namespace ReleaseOrchestration.Core.Execution;

/// <summary>A freeze that two people broke for one release.</summary>
public sealed record FreezeExemption
{
    /// <summary>The freeze.</summary>
    public required string Freeze { get; init; }

    /// <summary>The outermost release.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>When the freeze holds the release again.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
