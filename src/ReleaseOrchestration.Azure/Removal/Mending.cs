using ReleaseOrchestration.Azure.Projecting;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>
/// Completes what hosts that died have left half done: open sign-offs that a late writer brought back, and removals of releases.
/// </summary>
internal sealed class Mending(ProjectionWriter projections, RemovalRows rows, RemovalSteps steps)
{
    /// <exception cref="AggregateException">Some removals could not be completed; everything else was done.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await projections.MendAllAsync(cancellationToken);
        var failures = new List<Exception>();
        foreach (var plan in await rows.DecidedAsync(cancellationToken))
        {
            try
            {
                await steps.DoAsync(plan, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Some removals of releases could not be completed; they are tried again.", failures);
        }
    }
}
