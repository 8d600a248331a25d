using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity.ApiKeys;

/// <summary>What is known of an API key.</summary>
internal sealed record ApiKeyDto
{
    public required string Name { get; init; }

    /// <summary><c>active</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public required string Status { get; init; }

    public required GrantDto[] Grants { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateOnly? LastUsedOn { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    public static ApiKeyDto Of(ApiKey key, DateTimeOffset now) => new()
    {
        Name = key.Name,
        Status = key.RevokedAt is not null ? "revoked" : key.CountsAt(now) ? "active" : "expired",
        Grants = [.. key.Grants.Select(GrantDto.Of)],
        CreatedBy = key.CreatedBy,
        CreatedAt = key.CreatedAt,
        ExpiresAt = key.ExpiresAt,
        LastUsedOn = key.LastUsedOn,
        RevokedAt = key.RevokedAt,
        RevokedBy = key.RevokedAt is null ? null : key.RevokedBy,
    };
}
