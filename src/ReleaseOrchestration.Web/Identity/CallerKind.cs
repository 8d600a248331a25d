namespace ReleaseOrchestration.Web.Identity;

/// <summary>How a caller came to be known.</summary>
internal enum CallerKind
{
    /// <summary>Not at all: the server is open, and takes the caller's word.</summary>
    Open,

    /// <summary>By a token of an OpenID Connect issuer.</summary>
    Token,

    /// <summary>By the sign-in of the platform in front of the server.</summary>
    EasyAuth,

    /// <summary>By an API key.</summary>
    ApiKey,
}
