namespace ReleaseOrchestration.Cli.Releases;

internal sealed record RestartRequest(string From, string? Reason, bool DryRun);
