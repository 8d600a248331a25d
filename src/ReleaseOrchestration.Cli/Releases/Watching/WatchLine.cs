using ReleaseOrchestration.Cli.Audit;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>A line of <c>relo release watch --json</c>: an event, or at the end the release.</summary>
internal sealed record WatchLine
{
    public AuditEntry? Entry { get; init; }

    public ReleaseLine? Release { get; init; }
}
