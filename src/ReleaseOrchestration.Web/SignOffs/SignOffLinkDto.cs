namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>A link with which one person can decide one sign-off.</summary>
internal sealed record SignOffLinkDto(string Url, DateTimeOffset ExpiresAt);
