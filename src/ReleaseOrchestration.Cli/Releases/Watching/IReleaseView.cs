using ReleaseOrchestration.Cli.Audit;

namespace ReleaseOrchestration.Cli.Releases.Watching;

/// <summary>Shows a release while it runs.</summary>
internal interface IReleaseView
{
    /// <summary>Shows what <paramref name="follow"/> tells of, until it ends.</summary>
    Task RunAsync(Func<Task> follow, CancellationToken cancellationToken);

    void Event(AuditLine line);

    void Message(string text);

    void End(ReleaseTree release);
}
