using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Access;

/// <summary>An API key as it is kept: everything but the key itself.</summary>
public sealed record ApiKey
{
    /// <summary>Its name, which is also that of whoever uses it: <c>key:name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the key, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What it may do.</summary>
    public ImmutableArray<Grant> Grants { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get => field ?? string.Empty; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it counts.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The last day on which it was used; null for never.</summary>
    public DateOnly? LastUsedOn { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who revoked it.</summary>
    public string RevokedBy { get => field ?? string.Empty; init; }

    /// <summary>Whether it counts at a moment.</summary>
    public bool CountsAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
