using System.Security.Cryptography;

namespace ReleaseOrchestration.Core.Audit.Bundles;

internal sealed partial class BundleVerifier
{
    private void ReadTrail(string file)
    {
        var lines = new MemberLines(_zip);
        if (EntryLine.ReadHeader(lines.Next()) is not { } trail)
        {
            Add(file, "The first line does not name the trail.");
            return;
        }

        var published = _heads[trail].ToList();
        var found = AuditChain.Verify(trail, Records(file, trail, lines), published);
        _headsCompared += published.Count;
        if (!found.IsIntact)
        {
            Add(file, found.Message, found.FirstBad);
        }

        _trails.Add(new WalkedTrail(trail, file, found));
    }

    private IEnumerable<AuditRecord> Records(string file, string trail, MemberLines lines)
    {
        while (lines.Next() is { } line)
        {
            // What is no line of an entry is none that was appended: the chain says where.
            var record = EntryLine.Read(line) ?? new AuditRecord([], string.Empty);
            Note(file, trail, record.Body, lines.Number - 1);
            yield return record;
        }
    }

    private void Note(string file, string trail, byte[] body, long number)
    {
        var isApproval = body.AsSpan().IndexOf("\"event\":\"signOff."u8) >= 0 || body.AsSpan().IndexOf("\"event\":\"breakGlass."u8) >= 0;
        if ((!isApproval && !EntryFacts.MayName(body)) || AuditBody.Read(body) is not { } entry)
        {
            return;
        }

        if (BundleFiles.IsApproval(entry.Event))
        {
            _expectedApprovals.Add(SHA256.HashData(EntryLine.Copy(trail, body).AsSpan(..^1)));
        }

        foreach (var evidence in EntryFacts.Evidence(entry))
        {
            _evidence.TryAdd(evidence.Sha256, (file, number));
        }

        if (EntryFacts.Definition(entry) is { } definition)
        {
            _definitions.TryAdd(definition, (file, number));
        }
    }

    private void ReadApprovals()
    {
        var lines = new MemberLines(_zip);
        while (lines.Next() is { } line)
        {
            _approvals.Add(SHA256.HashData(line));
        }
    }

    private void ReadExcerpt(string file)
    {
        var lines = new MemberLines(_zip);
        if (EntryLine.ReadHeader(lines.Next()) is not { } trail)
        {
            Add(file, "The first line does not name the trail.");
            return;
        }

        var published = _heads[trail].ToLookup(head => head.Sequence, head => head.Hash);
        var last = AuditChain.Genesis(trail);
        while (lines.Next() is { } line)
        {
            var read = EntryLine.ReadExcerpt(line);
            if (read is not { } found || Fault(trail, last, found.Record, found.Previous) is not null)
            {
                Add(file, read is { } bad ? Fault(trail, last, bad.Record, bad.Previous)! : "The line is none of an entry.", lines.Number - 1);
                return;
            }

            last = new AuditHead(AuditBody.Sequence(found.Record.Body)!.Value, found.Record.Hash);
            _headsCompared += published[last.Sequence].Count();
            if (published[last.Sequence].Any(hash => hash != last.Hash))
            {
                Add(file, $"Entry {last.Sequence} of '{trail}' has another hash than the one that was published.", lines.Number - 1);
            }
        }
    }

    private static string? Fault(string trail, AuditHead last, AuditRecord record, string previous)
    {
        Span<byte> link = stackalloc byte[AuditHashing.Size];
        if (!AuditHashing.TryRead(previous, link))
        {
            return "The hash before it is none.";
        }

        AuditHashing.Link(link, record.Body, link);
        if (Convert.ToHexStringLower(link) != record.Hash)
        {
            return "Its bytes, its hash and the hash before it do not belong together.";
        }

        var entry = AuditBody.Read(record.Body);
        if (entry is null || entry.Chain != trail || entry.Sequence <= last.Sequence)
        {
            return $"It is no later entry of '{trail}'.";
        }

        return entry.Sequence == last.Sequence + 1 && previous != last.Hash ? "It does not continue the entry before it." : null;
    }
}
