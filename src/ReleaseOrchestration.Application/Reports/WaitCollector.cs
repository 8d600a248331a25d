using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Reports;

/// <summary>Collects what waited for people in a run.</summary>
public sealed class WaitCollector(SignOffQueries signOffs, IAuditTrail trail)
{
    private const int PageSize = 500;
    private const string OnHold = nameof(ActivityStatus.OnHold);
    private static readonly ImmutableArray<string> Nobody = ["(nobody)"];

    internal async Task<ImmutableArray<WaitFigures>> CollectAsync(MachineAddress run, TreeNode tree, DateTimeOffset ended, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        Inherit(tree, Nobody, owners);
        var found = ImmutableArray.CreateBuilder<WaitFigures>();
        foreach (var node in tree.All().Where(node => node is { CarriedFrom: null, StartedAt: not null }))
        {
            found.AddRange(Tasks(node, owners[node.Path], ended));
            if (node.Approval is not null && await signOffs.FindAsync(run with { Path = node.Path }, cancellationToken) is { } view)
            {
                found.AddRange(Decisions(node, view, ended));
            }
        }

        foreach (var release in tree.All().Where(node => node is { Kind: "release", CarriedFrom: null }))
        {
            await foreach (var hold in HoldsAsync(run with { Path = release.Path }, owners, ended, cancellationToken))
            {
                found.Add(hold);
            }
        }

        return [.. found.Where(wait => wait.To >= wait.From).OrderBy(wait => wait.From).ThenBy(wait => wait.Path, StringComparer.Ordinal).ThenBy(wait => wait.Owner, StringComparer.Ordinal)];
    }

    // Who answers for a node: its owners, else those of what is around it.
    private static void Inherit(TreeNode tree, ImmutableArray<string> around, Dictionary<string, ImmutableArray<string>> owners)
    {
        var own = tree.Node.Owners.IsEmpty ? around : tree.Node.Owners;
        owners[tree.Node.Path] = own;
        foreach (var child in tree.Children)
        {
            Inherit(child, own, owners);
        }
    }

    private static IEnumerable<WaitFigures> Tasks(NodeView node, ImmutableArray<string> owners, DateTimeOffset ended) =>
        from task in node.Tasks
        let until = task.EndedAt ?? node.EndedAt ?? ended
        from owner in task.Owners.IsEmpty ? owners : task.Owners
        select new WaitFigures(WaitCause.Task, owner, node.Path, node.StartedAt!.Value, until);

    // Who decided kept others waiting until then; a seat that nobody took, until the sign-off ended without it.
    private static IEnumerable<WaitFigures> Decisions(NodeView node, SignOffView view, DateTimeOffset ended)
    {
        var decided = view.Approval.Decisions.Select(decision => new WaitFigures(WaitCause.SignOff, decision.Person, node.Path, view.OpenedAt, decision.At));
        return view.Approval.Given >= view.Approval.Needed && view.Outcome != "expired"
            ? decided
            : decided.Concat(view.Approval.OpenSeats.Select(seat => new WaitFigures(WaitCause.SignOff, seat, node.Path, view.OpenedAt, node.EndedAt ?? ended)));
    }

    private async IAsyncEnumerable<WaitFigures> HoldsAsync(
        MachineAddress release, Dictionary<string, ImmutableArray<string>> owners, DateTimeOffset ended, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var entry in EntriesAsync(release, cancellationToken))
        {
            var path = release.Path + entry.Path;
            if (entry is { Event: "activity.onHold", After: OnHold })
            {
                since[path] = entry.At;
            }
            else if (entry is { Before: OnHold, After: not ("" or OnHold) } && since.Remove(path, out var from))
            {
                foreach (var wait in Hold(path, from, entry.At))
                {
                    yield return wait;
                }
            }
        }

        foreach (var wait in since.SelectMany(open => Hold(open.Key, open.Value, ended)))
        {
            yield return wait;
        }

        IEnumerable<WaitFigures> Hold(string path, DateTimeOffset from, DateTimeOffset to) =>
            owners.GetValueOrDefault(path, Nobody).Select(owner => new WaitFigures(WaitCause.Hold, owner, path, from, to));
    }

    private async IAsyncEnumerable<AuditEntry> EntriesAsync(MachineAddress release, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await trail.ReadAsync(release, after, PageSize, cancellationToken) is { IsEmpty: false } page)
        {
            foreach (var line in page)
            {
                if (AuditEntry.Read(line.Body.Span) is { } entry)
                {
                    yield return entry;
                }
            }

            after = page[^1].Sequence;
        }
    }
}
