namespace ReleaseOrchestration.Core.Execution;

/// <summary>Two people broke a freeze for a release.</summary>
public sealed record GlassBroken : Message
{
    /// <summary>The freeze.</summary>
    public required string Freeze { get; init; }

    /// <summary>The outermost release.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>When the freeze holds the release again.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The first person.</summary>
    public string RequestedBy { get => field ?? string.Empty; init; }

    /// <summary>The second person.</summary>
    public string ConfirmedBy { get => field ?? string.Empty; init; }

    /// <summary>Why, in the words of the first.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
