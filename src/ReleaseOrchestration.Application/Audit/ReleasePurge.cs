using System.Collections.Immutable;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Reports;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Deletes releases that are over and have been kept long enough. What was deleted, and the last heads of its trails, stand in the trail of the system.</summary>
public sealed class ReleasePurge(
    ReleaseStore records, ReleaseQueries releases, ExternalRuns external, IReleaseRemoval removal, SystemAudit audit, RetentionOptions options, TimeProvider clock)
{
    /// <summary>How long a blob stays that nothing names: what names it may be on its way.</summary>
    public static readonly TimeSpan BlobGrace = TimeSpan.FromDays(1);

    private const string Scheduled = "system";

    /// <summary>Purges one release.</summary>
    public async Task<Result<PurgeReport>> PurgeAsync(string id, string? reason, string actor, CancellationToken cancellationToken)
    {
        var removed = await RemoveAsync(id, reason ?? string.Empty, actor, cancellationToken);
        return removed.Failed(out var error, out var report) ? error : report with { Blobs = (await SweepAsync(cancellationToken)).Blobs };
    }

    /// <summary>Purges all that have been kept long enough and are under no hold; one that cannot be purged keeps none of the others.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="AggregateException">Some could not be purged.</exception>
    public async Task<int> PurgeAllAsync(CancellationToken cancellationToken)
    {
        var (purged, failures) = (0, new List<Exception>());
        foreach (var id in await DueAsync(cancellationToken))
        {
            try
            {
                purged += (await RemoveAsync(id, "The retention period is over.", Scheduled, cancellationToken)).Error is null ? 1 : 0;
            }
#pragma warning disable CA1031 // One that fails, perhaps for ever, must not keep the others from being purged; it is told below.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failures.Add(exception);
            }
        }

        await SweepAsync(cancellationToken);
        return failures.Count == 0 ? purged : throw new AggregateException($"{failures.Count} releases could not be purged, {purged} were.", failures);
    }

    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        var due = new List<string>();
        await foreach (var (_, record) in records.NewestFirstAsync(after: null, cancellationToken))
        {
            if (await RefusalAsync(record, cancellationToken) is null)
            {
                due.Add(record.Id);
            }
        }

        return due;
    }

    private Task<(int Blobs, int Messages)> SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return removal.SweepAsync(now - BlobGrace, options.Period is { } period ? now - period : null, cancellationToken);
    }

    private async Task<Result<PurgeReport>> RemoveAsync(string id, string reason, string actor, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await records.FindAsync(id, cancellationToken) is not (var record, var etag))
            {
                return await releases.MissingAsync(id, cancellationToken);
            }

            if (await RefusalAsync(record, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var removed = await removal.RemoveAsync(await RequestAsync(record, etag, reason, actor, cancellationToken), cancellationToken);
            if (removed.Outcome != RemovalOutcome.Conflict)
            {
                return removed.Outcome == RemovalOutcome.StillRuns ? NotOver(id) : new PurgeReport(id, removed.Machines, removed.Entries, options.KeepTrails, Blobs: 0);
            }
        }
    }

    private async Task<RemoveRelease> RequestAsync(ReleaseRecord record, string etag, string reason, string actor, CancellationToken cancellationToken)
    {
        var runs = Math.Max(record.Run, (await releases.SummaryAsync(record.Id, cancellationToken))?.Run ?? 0);
        var left = new PurgedRelease(record.Id, runs, actor, clock.GetUtcNow(), options.KeepTrails);
        return new RemoveRelease
        {
            ReleaseId = record.Id,
            Writes = await records.PurgeWritesAsync(record, etag, left, cancellationToken),
            Partitions =
            [
                RunPartitions.ExternalOf(record.Id),
                .. Enumerable.Range(1, runs).SelectMany(run => (string[])[Projections.Nodes(record.Id, run), Projections.SignOffs(record.Id, run), .. RunPartitions.All(record.Id, run)]),
            ],
            Documents =
            [
                new DocumentKey(Projections.Releases, record.Id),
                .. await external.OfReleaseAsync(record.Id, cancellationToken),
                .. await FiguresAsync(record, runs, cancellationToken),
            ],
            KeepTrails = options.KeepTrails,
            Entry = audit.Make("release.purged", "releases/" + record.Id, actor, reason, [("process", DataValue.Of(record.Process)), ("definition", DataValue.Of(record.DefinitionHash)), ("keptTrails", DataValue.Of(options.KeepTrails))]),
        };
    }

    private async Task<ImmutableArray<DocumentKey>> FiguresAsync(ReleaseRecord record, int runs, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<DocumentKey>();
        for (var run = 1; run <= runs; run++)
        {
            if (await releases.ViewAsync(record.Address with { Run = run }, cancellationToken) is { EndedAt: { } ended })
            {
                found.Add(FiguresStore.KeyOf(record.Id, run, ended));
            }
        }

        return found.ToImmutable();
    }

    private async Task<ApplicationError?> RefusalAsync(ReleaseRecord record, CancellationToken cancellationToken)
    {
        if (record.LegalHold is { } hold)
        {
            return new ApplicationError(ErrorCodes.LegalHold, 409, $"The release '{record.Id}' is under a legal hold of {hold.By}: {hold.Reason}. It is not purged before somebody takes the hold off.");
        }

        if (options.Period is not { } period)
        {
            return new ApplicationError(ErrorCodes.RetentionOff, 409, "This server does not say how long releases must be kept; set `Audit:Retention:Period` to purge them afterwards.");
        }

        if (!record.WasStarted || await releases.SummaryAsync(record.Id, cancellationToken) is not { EndedAt: { } ended })
        {
            return NotOver(record.Id);
        }

        return ended + period > clock.GetUtcNow()
            ? new ApplicationError(ErrorCodes.StillKept, 409, $"The release '{record.Id}' is kept until {ended + period:yyyy-MM-dd HH:mm} UTC.")
            : null;
    }

    private static ApplicationError NotOver(string id) =>
        new(ErrorCodes.NotOver, 409, $"The release '{id}' has not ended, or something of it still runs; only what is over is purged.");
}
