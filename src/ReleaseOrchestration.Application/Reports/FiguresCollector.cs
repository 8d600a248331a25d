using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Reports;

/// <summary>Collects the figures of a run that has ended from what its nodes show.</summary>
public sealed class FiguresCollector(ReleaseQueries releases, ReleaseStore records, ReleaseReaches reaches, WaitCollector waits)
{
    /// <summary>The figures of a run; null when it has not ended, or is not there any more.</summary>
    internal async Task<ReleaseFigures?> CollectAsync(MachineAddress run, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(run.ReleaseId, cancellationToken) is not { Record: { WasStarted: true } record }
            || (await releases.GetAsync(run.ReleaseId, run.Run, cancellationToken)).Failed(out _, out var details)
            || details.Tree.Node is not { EndedAt: { } ended } root)
        {
            return null;
        }

        var reach = await reaches.FindAsync(record, cancellationToken);
        var started = root.Restart?.At ?? root.StartedAt ?? record.StartedAt ?? ended;
        return new ReleaseFigures
        {
            Id = record.Id,
            Run = run.Run,
            Name = record.Name,
            Version = record.Version,
            Group = record.Group,
            Process = record.Process,
            Environments = reach.Environments,
            Status = Enum.Parse<ReleaseStatus>(root.Status),
            ReleasedAt = record.StartedAt ?? started,
            StartedAt = started,
            EndedAt = ended,
            PlannedStart = record.Schedule?.At,
            PlannedEnd = record.Schedule is { Duration: not null } schedule ? schedule.Until : null,
            Deployments = Deployments(details.Tree, reach),
            Waits = await waits.CollectAsync(run, details.Tree, ended, cancellationToken),
        };
    }

    // What a restart took over from an earlier run was deployed by that one.
    private static ImmutableArray<DeploymentFigures> Deployments(TreeNode tree, ProcessReach reach) =>
    [
        .. from node in tree.All()
           where node is { Kind: "activity", Type: "automated", CarriedFrom: null, StartedAt: not null, EndedAt: not null, Attempt: > 0 }
           let environment = reach.EnvironmentOf(node.Path)
           where environment is not null
           group node by environment into deployed
           orderby deployed.Key
           select new DeploymentFigures(
               deployed.Key, deployed.Min(node => node.StartedAt!.Value), deployed.Max(node => node.EndedAt!.Value), deployed.All(node => node.Status == nameof(ActivityStatus.Succeeded))),
    ];
}
