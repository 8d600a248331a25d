namespace ReleaseOrchestration.Web.Identity;

/// <summary>An OpenID Connect issuer whose tokens are believed; <c>Access:Issuers:n</c>.</summary>
public sealed class IssuerOptions
{
    /// <summary>Its name as it stands in the claim <c>iss</c>; the discovery document is below it.</summary>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>For whom a token must be: one of these has to stand in <c>aud</c>.</summary>
    public IList<string> Audiences { get; } = [];

    /// <summary>The claim that names the person as definitions do. It must be one that people cannot change themselves. Default <c>preferred_username</c>.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim that lists the groups of the person. Default <c>groups</c>.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Whether it may be asked without TLS; for tests on one machine.</summary>
    public bool AllowHttp { get; set; }
}
