namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>The last line of <c>relo release watch --json</c>.</summary>
internal sealed record WatchEnd(ReleaseLine Release);
