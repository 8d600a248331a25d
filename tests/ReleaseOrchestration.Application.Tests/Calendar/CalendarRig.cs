using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Tests.Cadence;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Application.Tests.Releases.Listing;

namespace ReleaseOrchestration.Application.Tests.Calendar;

/// <summary>The calendar over releases in a real store.</summary>
internal sealed class CalendarRig : IDisposable
{
    private readonly Workshop _shop;

    public CalendarRig(Workshop shop)
    {
        (_shop, Index) = (shop, new IndexRig(shop));
        Reaches = new ReleaseReaches(shop.Store, shop.Runtime);
        Queries = new CalendarQueries(Index.Store, Index.Indexer, shop.Store, Reaches, Index.Documents, shop.Clock);
    }

    public IndexRig Index { get; }

    public ReleaseReaches Reaches { get; }

    public CalendarQueries Queries { get; }

    public static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Plans the releases of groups ahead.</summary>
    public async Task PlanAsync(int days)
    {
        var failures = new CadenceFailures();
        var writer = new ScheduleWriter(Index.Store, new SystemAudit(_shop.Runtime, new QuietTrail(), _shop.Clock), new AuditOutbox(_shop.Runtime, _shop.Runtime));
        await new CadencePlanner(_shop.Store, Index.Store, Reaches, writer, _shop.Runtime, new CadenceOptions { LookAhead = TimeSpan.FromDays(days) }, _shop.Clock).PlanAsync(failures, default);
        failures.Throw();
    }

    public async Task<IEnumerable<string>> IdsAsync(DateTimeOffset from, DateTimeOffset to) => (await Queries.ReadAsync(new(from, to), default)).Releases.Select(entry => entry.Id);

    public async Task ChangeAsync(string id, Func<ReleaseRecord, ReleaseRecord> change)
    {
        var (record, etag) = (await Index.Store.FindAsync(id, default))!.Value;
        Assert.True(await Index.Store.ChangeAsync(change(record), etag, default));
    }

    public void Dispose() => Index.Dispose();
}
