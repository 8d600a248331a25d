using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Legal holds: a release under one is not purged.</summary>
public sealed class ReleaseHolds(ReleaseStore records, ReleaseQueries releases, SystemAudit audit, AuditOutbox outbox, TimeProvider clock)
{
    /// <summary>Puts a release under a hold; a later hold replaces the one before.</summary>
    public Task<Result<ReleaseOverview>> HoldAsync(string id, string? reason, Origin origin, CancellationToken cancellationToken) =>
        ChangeAsync(id, "release.held", reason, new LegalHold(origin.Actor, clock.GetUtcNow(), reason ?? string.Empty), origin, cancellationToken);

    /// <summary>Takes the hold off a release.</summary>
    public Task<Result<ReleaseOverview>> LiftAsync(string id, string? reason, Origin origin, CancellationToken cancellationToken) =>
        ChangeAsync(id, "release.unheld", reason, hold: null, origin, cancellationToken);

    private async Task<Result<ReleaseOverview>> ChangeAsync(string id, string name, string? reason, LegalHold? hold, Origin origin, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, "'reason' is required: why the release must be kept, or need not be kept any more.");
        }

        while (true)
        {
            if (await records.FindAsync(id, cancellationToken) is not (var record, var etag))
            {
                return await releases.MissingAsync(id, cancellationToken);
            }

            var entry = audit.Make(name, "releases/" + id, origin.Actor, reason) with { Before = Words(record.LegalHold), After = Words(hold) };
            var write = AuditOutbox.Write("releases", [entry]);
            if (await records.ChangeAsync(record with { LegalHold = hold }, etag, cancellationToken, [write]))
            {
                await outbox.AppendAsync(write);
                return await releases.OverviewAsync(record with { LegalHold = hold }, cancellationToken);
            }
        }
    }

    private static string Words(LegalHold? hold) => hold is null ? "free" : "held";
}
