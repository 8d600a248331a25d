namespace ReleaseOrchestration.Core.Audit;

/// <summary>An append-only chain of records, each of which holds the hash of all before it.</summary>
public static class AuditChain
{
    /// <summary>The head of a chain without entries.</summary>
    public static AuditHead Genesis(string chain) => new(0, AuditHashing.Genesis(chain));

    /// <summary>The record of an entry, and the head after it.</summary>
    /// <exception cref="ArgumentException">The entry is not the next one, or the head is none.</exception>
    public static (AuditRecord Record, AuditHead Head) Append(AuditHead head, AuditEntry entry)
    {
        if (entry.Sequence != head.Sequence + 1)
        {
            throw new ArgumentException($"Entry {entry.Sequence} does not come after {head.Sequence}.", nameof(entry));
        }

        Span<byte> previous = stackalloc byte[AuditHashing.Size];
        if (!AuditHashing.TryRead(head.Hash, previous))
        {
            throw new ArgumentException($"'{head.Hash}' is no hash of 64 hex digits in lower case.", nameof(head));
        }

        var body = AuditBody.Write(entry);
        Span<byte> hash = stackalloc byte[AuditHashing.Size];
        AuditHashing.Link(previous, body, hash);
        var hex = Convert.ToHexStringLower(hash);
        return (new AuditRecord(body, hex), new AuditHead(entry.Sequence, hex));
    }

    /// <summary>The entry of a record; null when its bytes are none.</summary>
    public static AuditEntry? Read(AuditRecord record) => AuditBody.Read(record.Body);

    /// <summary>Checks the records of a chain from its start, or from the checkpoint that a purge left.</summary>
    /// <param name="chain">The chain's name.</param>
    /// <param name="records">In order.</param>
    /// <param name="expected">A head that was published; the records may go on after it.</param>
    /// <param name="checkpoint">The head up to which the records were purged.</param>
    public static AuditVerification Verify(string chain, IEnumerable<AuditRecord> records, AuditHead? expected = null, AuditHead? checkpoint = null) =>
        Verify(chain, records, expected is null ? [] : [expected], checkpoint);

    /// <summary>Checks the records of a chain against all heads that were published of it.</summary>
    internal static AuditVerification Verify(string chain, IEnumerable<AuditRecord> records, IReadOnlyCollection<AuditHead> expected, AuditHead? checkpoint = null)
    {
        var hashes = new Dictionary<long, string>();
        foreach (var head in expected)
        {
            // Two that contradict each other: one of them does not hold, whichever is compared.
            hashes[head.Sequence] = hashes.TryGetValue(head.Sequence, out var other) && other != head.Hash ? string.Empty : head.Hash;
        }

        return new AuditVerifier(chain, hashes, checkpoint).Run(records);
    }
}
