using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Removal;

/// <summary>
/// Removes releases that are over. There is no transaction over partitions: one batch decides, and what follows can be done again by whoever finds it undone.
/// </summary>
internal sealed class ReleaseRemoval(MachineTable machines, RemovalRows rows, RemovalSteps steps, IInstancePurge instances, Mending mending, BlobSweep sweep, IRandomSource random) : IReleaseRemoval
{
    public async Task<ReleaseRemoved> RemoveAsync(RemoveRelease request, CancellationToken cancellationToken)
    {
        var there = await machines.OfReleaseAsync(request.ReleaseId, cancellationToken);
        if (there.Any(machine => !machine.HasEnded) || !await instances.AreOverAsync(there, cancellationToken))
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

    /// <summary>Mends, then deletes blobs that nothing names. There are no messages without receiver here: signals wait until they are answered.</summary>
    public async Task<(int Blobs, int Messages)> SweepAsync(DateTimeOffset unnamedSince, DateTimeOffset? undeliverableBefore, CancellationToken cancellationToken)
    {
        await mending.RunAsync(cancellationToken);
        return (await sweep.RunAsync(unnamedSince, cancellationToken), Messages: 0);
    }
}
