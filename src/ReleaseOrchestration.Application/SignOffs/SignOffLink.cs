namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>A link with which one person can decide one sign-off.</summary>
/// <param name="Url">The address.</param>
/// <param name="ExpiresAt">Until when it can be used.</param>
public sealed record SignOffLink(string Url, DateTimeOffset ExpiresAt);
