namespace ReleaseOrchestration.Cli.Versions;

internal sealed record PublishRequest(int? Version);
