namespace ReleaseOrchestration.Application.Cadence;

/// <summary>
/// Plans the releases of groups and starts what is due. Any number of hosts may run it at the same time, and any of its steps may be repeated: what is done is done once.
/// </summary>
public sealed class CadenceScheduler(CadencePlanner planner, DueReleases due, PlanningTroubles troubles, CadenceMetrics metrics)
{
    /// <summary>Does what there is to do at the moment, for each group and release whatever becomes of the others.</summary>
    /// <returns>How many releases were planned, changed, started or called off.</returns>
    /// <exception cref="AggregateException">Of each group and release that failed its <see cref="CadenceException"/>; all else is done.</exception>
    public async Task<int> TickAsync(CancellationToken cancellationToken)
    {
        var failures = new CadenceFailures();
        var planned = await planner.PlanAsync(failures, cancellationToken);
        await failures.TryAsync(string.Empty, string.Empty, () => troubles.KeepAsync(failures, cancellationToken), cancellationToken);
        var started = await due.StartAsync(failures, cancellationToken);
        foreach (var failure in failures.All)
        {
            metrics.Failed(failure);
        }

        failures.Throw();
        return planned + started;
    }
}
