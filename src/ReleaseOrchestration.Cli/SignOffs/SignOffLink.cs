namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary>A signed link to one sign-off for one person.</summary>
internal sealed record SignOffLink(string Url, DateTimeOffset ExpiresAt);
