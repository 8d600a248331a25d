namespace ReleaseOrchestration.Core.SignOff;

/// <summary>The codes of tokens that are refused.</summary>
public static class TokenCodes
{
    /// <summary>It is no token: wrong form, too long, or not in its one spelling.</summary>
    public const string Malformed = "RO4151";

    /// <summary>No key of the ring signed it: the key was retired, or it comes from another installation.</summary>
    public const string UnknownKey = "RO4152";

    /// <summary>Its signature is wrong.</summary>
    public const string Forged = "RO4153";

    /// <summary>Its time is over.</summary>
    public const string Expired = "RO4154";

    /// <summary>A callback's token where a sign-off's belongs, or the reverse.</summary>
    public const string WrongAudience = "RO4155";

    /// <summary>The code of a status; empty for <see cref="TokenStatus.Valid"/>.</summary>
    public static string Of(TokenStatus status) => status switch
    {
        TokenStatus.Valid => string.Empty,
        TokenStatus.UnknownKey => UnknownKey,
        TokenStatus.Forged => Forged,
        TokenStatus.Expired => Expired,
        TokenStatus.WrongAudience => WrongAudience,
        _ => Malformed,
    };
}
