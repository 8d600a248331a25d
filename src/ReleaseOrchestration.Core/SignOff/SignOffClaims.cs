using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>What a sign-off link says: this person may decide this attempt of this node, once, until then.</summary>
public sealed record SignOffClaims
{
    /// <summary>256 random bits in base64url, from the caller; the store of used links knows it.</summary>
    public required string TokenId { get; init; }

    /// <summary>The release.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>Its run.</summary>
    public required int Run { get; init; }

    /// <summary>The node, such as <c>production.prod_approval</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>Who was sent the link: <c>user:id</c>.</summary>
    public required string Person { get; init; }

    /// <summary>What may be done, such as <c>approve</c> and <c>reject</c>.</summary>
    public required ImmutableArray<string> Actions { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it was made, to the millisecond; the beginning of the epoch for links of versions that did not say.</summary>
    public DateTimeOffset IssuedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Until when, to the second.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <inheritdoc/>
    public bool Equals(SignOffClaims? other) =>
        other is not null
        && TokenId == other.TokenId && ReleaseId == other.ReleaseId && Run == other.Run && Path == other.Path && Attempt == other.Attempt
        && Person == other.Person && ExpiresAt == other.ExpiresAt && IssuedAt == other.IssuedAt && Actions.SequenceEqual(other.Actions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TokenId, ReleaseId, Run, Path, Attempt, Person, ExpiresAt);
}
