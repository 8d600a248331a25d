namespace ReleaseOrchestration.Application.Cadence;

/// <summary>
/// Plans the releases of groups and starts what is due. Any number of hosts may run it at the same time, and any of its steps may be repeated: what is done is done once.
/// </summary>
public sealed class CadenceScheduler(CadencePlanner planner, DueReleases due)
{
    /// <summary>Does what there is to do at the moment.</summary>
    /// <returns>How many releases were planned, changed, started or called off.</returns>
    public async Task<int> TickAsync(CancellationToken cancellationToken) => await planner.PlanAsync(cancellationToken) + await due.StartAsync(cancellationToken);
}
