namespace ReleaseOrchestration.Core.Audit;

/// <summary>One walk along a chain.</summary>
internal sealed class AuditVerifier(string chain, IReadOnlyDictionary<long, string> expected, AuditHead? checkpoint)
{
    private readonly long _last = expected.Count == 0 ? 0 : expected.Keys.Max();
    private readonly byte[] _previous = new byte[AuditHashing.Size];
    private readonly byte[] _computed = new byte[AuditHashing.Size];
    private AuditHead _head = checkpoint ?? AuditChain.Genesis(chain);

    public AuditVerification Run(IEnumerable<AuditRecord> records)
    {
        if (!AuditHashing.TryRead(_head.Hash, _previous))
        {
            return Bad(AuditDamage.Changed, _head.Sequence, "the hash of the checkpoint is none.");
        }

        if (Contradiction() is { } atStart)
        {
            return atStart;
        }

        using var walk = records.GetEnumerator();
        while (walk.MoveNext())
        {
            if (!Holds(walk.Current))
            {
                return Explain(walk);
            }

            _head = new AuditHead(_head.Sequence + 1, walk.Current.Hash);
            _computed.CopyTo(_previous, 0);
            if (Contradiction() is { } rewritten)
            {
                return rewritten;
            }
        }

        return _head.Sequence < _last
            ? Bad(AuditDamage.Truncated, _head.Sequence + 1, $"the chain ends there, but {_last} entries were published.")
            : new AuditVerification(AuditDamage.None, FirstBad: null, _head, $"All entries up to {_head.Sequence} of '{chain}' are as they were appended.");
    }

    private bool Holds(AuditRecord record)
    {
        Span<byte> stored = stackalloc byte[AuditHashing.Size];
        AuditHashing.Link(_previous, record.Body, _computed);
        return AuditHashing.TryRead(record.Hash, stored) && stored.SequenceEqual(_computed) && AuditBody.Sequence(record.Body) == _head.Sequence + 1;
    }

    // A head that lies before the checkpoint can no longer be compared.
    private AuditVerification? Contradiction() =>
        expected.TryGetValue(_head.Sequence, out var hash) && hash != _head.Hash
            ? Bad(AuditDamage.Rewritten, _head.Sequence, "the published head has another hash: the chain was written anew up to there.")
            : null;

    private AuditVerification Explain(IEnumerator<AuditRecord> walk)
    {
        var next = _head.Sequence + 1;
        var found = AuditBody.Sequence(walk.Current.Body);
        if (found is null || found == next)
        {
            return Bad(AuditDamage.Changed, next, "its bytes and its hash do not belong together.");
        }

        var rest = new List<long?>();
        while (walk.MoveNext())
        {
            rest.Add(AuditBody.Sequence(walk.Current.Body));
        }

        return Classify(next, found.Value, rest);
    }

    private AuditVerification Classify(long next, long found, List<long?> rest)
    {
        // When the neighbour is where it belongs, nothing is missing here: the number itself was changed.
        if (!rest.Contains(next) && rest is [{ } neighbour, ..] && neighbour == next + 1)
        {
            return Bad(AuditDamage.Changed, next, $"its number reads {found}.");
        }

        return rest.Contains(next) || found < next
            ? Bad(AuditDamage.Reordered, next, $"entry {found} stands in its place.")
            : Bad(AuditDamage.Removed, next, $"entry {found} comes next.");
    }

    private AuditVerification Bad(AuditDamage damage, long sequence, string why) =>
        new(damage, sequence, _head, $"Entry {sequence} of '{chain}' is {damage.ToString().ToLowerInvariant()}: {why}");
}
