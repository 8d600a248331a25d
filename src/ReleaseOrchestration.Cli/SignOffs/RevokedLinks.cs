namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary>Which links count no more.</summary>
internal sealed record RevokedLinks(string? Person, DateTimeOffset IssuedUntil);
