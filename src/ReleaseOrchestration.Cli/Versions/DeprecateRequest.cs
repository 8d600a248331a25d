namespace ReleaseOrchestration.Cli.Versions;

internal sealed record DeprecateRequest(string? Reason, string? Replacement);
