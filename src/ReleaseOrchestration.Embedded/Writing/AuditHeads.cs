using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Appends to the audit trails; knows where each of them ends.</summary>
internal sealed class AuditHeads
{
    private const int Most = 10_000;

    private readonly Dictionary<MachineAddress, (long Id, AuditHead Head)> _heads = [];

    public void Append(StoreTables tables, Batch batch)
    {
        foreach (var (release, transition) in batch.Transitions)
        {
            Extend(tables, batch, release, transition);
        }

        foreach (var release in batch.Transitions.Select(t => t.Release).Distinct())
        {
            Store(tables, release);
        }
    }

    /// <summary>Appends one entry after those of the batch.</summary>
    public void Append(StoreTables tables, Batch batch, MachineAddress release, Transition transition)
    {
        Extend(tables, batch, release, transition);
        Store(tables, release);
    }

    /// <summary>The trails of a release are gone.</summary>
    public void Forget(string releaseId)
    {
        foreach (var release in _heads.Keys.Where(address => address.ReleaseId == releaseId).ToList())
        {
            _heads.Remove(release);
        }
    }

    public void Evict()
    {
        if (_heads.Count > Most)
        {
            _heads.Clear();
        }
    }

    public void Clear() => _heads.Clear();

    private void Extend(StoreTables tables, Batch batch, MachineAddress release, Transition transition)
    {
        var (id, head) = Head(tables, batch, release);
        var (record, next) = TrailEntries.Append(head, release, transition);
        tables.Audit.Append(id, new AuditLine(next.Sequence, record.Body, record.Hash));
        tables.Feed.Append(batch.NextPosition(), id, next.Sequence);
        _heads[release] = (id, next);
    }

    private void Store(StoreTables tables, MachineAddress release)
    {
        var (id, head) = _heads[release];
        tables.Audit.Update(new TrailRow(id, head.Sequence, head.Hash));
    }

    private (long Id, AuditHead Head) Head(StoreTables tables, Batch batch, MachineAddress release)
    {
        if (_heads.TryGetValue(release, out var known))
        {
            return known;
        }

        if (tables.Audit.Find(release) is { } row)
        {
            return (row.Id, new AuditHead(row.Sequence, row.Hash));
        }

        var genesis = AuditChain.Genesis(release.ToString());
        var id = batch.NextPosition();
        tables.Audit.Insert(release, new TrailRow(id, genesis.Sequence, genesis.Hash));
        return (id, genesis);
    }
}
