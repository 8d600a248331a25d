using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Audit;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Projecting;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>
/// Removes releases that are over. There is no transaction over partitions: one batch decides, and what follows can be done again by whoever finds it undone.
/// </summary>
internal sealed class ReleaseRemoval(MachineTable machines, RemovalRows rows, RemovalSteps steps, BlobSweep sweep, ProjectionWriter projections, AuditTables audit, IRandomSource random) : IReleaseRemoval
{
    public async Task<ReleaseRemoved> RemoveAsync(RemoveRelease request, CancellationToken cancellationToken)
    {
        var there = await machines.OfReleaseAsync(request.ReleaseId, cancellationToken);
        if (there.Any(machine => !machine.HasEnded))
        {
            return new ReleaseRemoved(RemovalOutcome.StillRuns);
        }

        var plan = new RemovalPlan(request.ReleaseId, WriteMark.New(random).Value, request.Partitions, request.Documents, request.KeepTrails, request.Entry);
        if (!await rows.TryDecideAsync(plan, request.Writes, cancellationToken))
        {
            return new ReleaseRemoved(RemovalOutcome.Conflict);
        }

        var entries = await steps.DoAsync(plan, cancellationToken);
        return new ReleaseRemoved(RemovalOutcome.Done, there.Length, entries);
    }

    /// <summary>Completes removals that a crash has interrupted, brings entries into the feed that are not there yet, takes away open sign-offs that a late writer left, and deletes blobs that nothing names. There are no messages without receiver here: signals wait until they are answered.</summary>
    public async Task<(int Blobs, int Messages)> SweepAsync(DateTimeOffset unnamedSince, DateTimeOffset? undeliverableBefore, CancellationToken cancellationToken)
    {
        var decided = ImmutableArray.CreateBuilder<RemovalPlan>();
        await foreach (var plan in rows.DecidedAsync(cancellationToken))
        {
            decided.Add(plan);
        }

        foreach (var plan in decided)
        {
            await steps.DoAsync(plan, cancellationToken);
        }

        await audit.CatchUpAsync(cancellationToken);
        await projections.MendAllAsync(cancellationToken);
        return (await sweep.RunAsync(unnamedSince, cancellationToken), Messages: 0);
    }
}
