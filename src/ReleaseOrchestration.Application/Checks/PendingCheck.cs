namespace ReleaseOrchestration.Application.Checks;

/// <summary>A pipeline that waits until a node of a release has ended.</summary>
public sealed record PendingCheck
{
    /// <summary>The same for every repetition of the request.</summary>
    public required string Id { get; init; }

    /// <summary>The connector that it came to.</summary>
    public required string Connector { get; init; }

    /// <summary>The release.</summary>
    public required string Release { get; init; }

    /// <summary>The node; empty for the release itself.</summary>
    public string Path { get => field ?? string.Empty; init; }

    /// <summary>Where the answer goes.</summary>
    public required CheckAddress Address { get; init; }

    /// <summary>What the answer is authorized with, encrypted.</summary>
    public required string SealedToken { get; init; }

    /// <summary>When it is not answered any more.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>The answer; null while the node has not ended.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>How often the answer was sent in vain.</summary>
    public int Tries { get; init; }

    /// <summary>When the answer is due.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The host that is about to answer; null when none is.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Until when no other host answers.</summary>
    public DateTimeOffset? TakenUntil { get; init; }
}
