namespace ReleaseOrchestration.Core.SignOff;

/// <summary>What a token is worth.</summary>
public enum TokenStatus
{
    /// <summary>It is ours, meant for this, and has not expired.</summary>
    Valid,

    /// <summary>It is no token.</summary>
    Malformed,

    /// <summary>No key of the ring signed it.</summary>
    UnknownKey,

    /// <summary>Its signature is wrong.</summary>
    Forged,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It is ours, but meant for something else.</summary>
    WrongAudience,
}
