namespace ReleaseOrchestration.Core.Execution;

/// <summary>Somebody wants to break a freeze, and nobody has confirmed it yet.</summary>
public sealed record GlassRequest
{
    /// <summary>The freeze.</summary>
    public required string Freeze { get; init; }

    /// <summary>Who asks.</summary>
    public required string By { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>When the freeze would hold again; the request lapses then too.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
