namespace ReleaseOrchestration.Core.SignOff;

/// <summary>What a callback link says: whoever has it may report the end of this effect.</summary>
public sealed record CallbackClaims
{
    /// <summary>The release.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>Its run.</summary>
    public required int Run { get; init; }

    /// <summary>The node.</summary>
    public required string Path { get; init; }

    /// <summary>The attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>The idempotency key of the effect.</summary>
    public required string EffectKey { get; init; }

    /// <summary>Until when, to the second.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
