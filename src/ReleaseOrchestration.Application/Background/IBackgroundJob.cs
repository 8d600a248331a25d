namespace ReleaseOrchestration.Application.Background;

/// <summary>
/// Work that goes on beside requests. A host that stays has each job take turns for as long as it runs; one that is woken by a clock runs those that are due, see
/// <see cref="BackgroundJobs"/>. Any number of hosts may do so at the same time.
/// </summary>
public interface IBackgroundJob
{
    /// <summary>Its name, always the same, such as <c>release-index</c>.</summary>
    string Name { get; }

    /// <summary>How often it is to run at the least where a clock wakes it.</summary>
    TimeSpan Every { get; }

    /// <summary>How long a host that stays pauses after a turn that failed.</summary>
    TimeSpan PauseAfterFailure { get; }

    /// <summary>Whether there is anything to do for it, as this host is configured.</summary>
    bool IsOn => true;

    /// <summary>Does all that there is to do at the moment, and comes back; where that takes long it leaves the rest to its next run.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Does the next piece, or waits until there may be one.</summary>
    Task TurnAsync(CancellationToken cancellationToken);

    /// <summary>Tells the operator what went wrong.</summary>
    /// <param name="exception">What it was.</param>
    /// <param name="pause">After which time it is tried again.</param>
    void Tell(Exception exception, TimeSpan pause);
}
