namespace ReleaseOrchestration.Cli.Releases;

internal sealed record SkipRequest(string Path, string Reason);
