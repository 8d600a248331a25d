namespace ReleaseOrchestration.Cli.Activities;

internal sealed record TaskRequest(string Status, string? Comment);
