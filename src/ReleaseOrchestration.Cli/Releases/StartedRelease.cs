namespace ReleaseOrchestration.Cli.Releases;

/// <summary>What the server says of a release that it has just created.</summary>
internal sealed record StartedRelease(string Id, int Run, string Status);
