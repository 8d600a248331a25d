namespace ReleaseOrchestration.Cli.Versions;

internal sealed record RestoreRequest(int Version, string? Comment);
