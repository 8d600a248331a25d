using System.Runtime.CompilerServices;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Reads trails from one end to the other.</summary>
internal static class AuditReading
{
    private const int PageSize = 1000;

    /// <summary>All trails whose names begin with a text.</summary>
    public static async IAsyncEnumerable<TrailHead> AllAsync(this IAuditHeads heads, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = string.Empty;
        while (true)
        {
            var page = await heads.ListAsync(prefix, after, PageSize, cancellationToken);
            foreach (var head in page)
            {
                yield return head;
            }

            if (page.Length < PageSize)
            {
                yield break;
            }

            after = page[^1].Trail;
        }
    }

    /// <summary>The records of a trail up to a head; what is appended meanwhile does not count.</summary>
    public static async IAsyncEnumerable<AuditRecord> RecordsAsync(this IAuditTrail trail, TrailHead head, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = MachineAddress.TryParse(head.Trail)!;
        for (var after = 0L; after < head.Sequence;)
        {
            var page = await trail.ReadAsync(address, after, (int)Math.Min(PageSize, head.Sequence - after), cancellationToken);
            foreach (var line in page)
            {
                yield return new AuditRecord(line.Body.ToArray(), line.Hash);
            }

            if (page.IsEmpty)
            {
                yield break;
            }

            after = page[^1].Sequence;
        }
    }
}
