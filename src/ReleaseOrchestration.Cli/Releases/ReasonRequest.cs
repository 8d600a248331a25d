namespace ReleaseOrchestration.Cli.Releases;

internal sealed record ReasonRequest(string? Reason);
