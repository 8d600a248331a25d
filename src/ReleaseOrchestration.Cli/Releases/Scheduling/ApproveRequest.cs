namespace ReleaseOrchestration.Cli.Releases.Scheduling;

internal sealed record ApproveRequest(string? Comment);
