using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>The scheduler over documents in memory, a clock that is set by hand, and machines that only count.</summary>
internal sealed class ScheduleRig
{
    public const string Process = """
        process:
          id: weekly
          phases:
            - phase:
                id: deploy
                environment: prod
                services: [checkout]
                activities:
                  - activity: {id: go, type: manual, tasks: [{id: t, name: Deploy}]}
        """;

    public ScheduleRig(CadenceOptions? options = null)
    {
        Options = options ?? new CadenceOptions();
        Runtime = new CountingRuntime(Store, Clock);
        Definitions = new DefinitionStore(Store, Store);
        Releases = new ReleaseStore(Store);
        Queries = new ReleaseQueries(Releases, Definitions, Store, Store);
        Freezes = new FreezeUpdates(Definitions, Runtime);
        Apply = new DefinitionService(Definitions, Freezes, Clock);
        Deletion = new DefinitionDeletion(Definitions, new DefinitionUses(Definitions, Releases, Queries), Freezes, Clock);
        Scheduler = Host();
    }

    public CadenceOptions Options { get; }

    public MovableClock Clock { get; } = new();

    public MemoryStore Store { get; } = new();

    public QuietTrail Trail { get; } = new();

    public CountingRuntime Runtime { get; }

    public DefinitionStore Definitions { get; }

    public FreezeUpdates Freezes { get; }

    public DefinitionService Apply { get; }

    public DefinitionDeletion Deletion { get; }

    public CadenceScheduler Scheduler { get; set; }

    public ReleaseStore Releases { get; }

    public ReleaseQueries Queries { get; }

    public GroupStarts Groups => new(Definitions, Releases, Queries, Store);

    public ReleasePlanner Planner => new(Definitions, new ProcessPinning(Definitions, Store));

    public ReleaseReaches Reaches => new(Definitions, Store);

    public ReleaseService Service => new(Releases, Queries, Planner, Reaches, Groups, Runtime, new CountingRandom(), Clock);

    public ScheduleWriter Writer => new(Releases, new SystemAudit(Trail, Trail, Clock), new AuditOutbox(Store, Trail));

    public PlanningTroubles Troubles => new(Store, Clock);

    public CadenceMetrics Metrics { get; } = new();

    public ReleaseSchedules Schedules => new(Releases, Queries, Planner, Reaches, Groups, new GroupDefaults(Groups), Writer, Clock);

    /// <summary>A scheduler that remembers nothing, as one is after a restart, or on another host.</summary>
    public CadenceScheduler Host() => new(
        new CadencePlanner(Definitions, Releases, Reaches, Writer, Store, Options, Clock), new DueReleases(Releases, Service, Groups, Writer, Options, Clock), Troubles, Metrics);

    public async Task ApplyAsync(string text)
    {
        var result = await Apply.ApplyAsync(text, "user:rita", default);
        Assert.True(result.Error is null, result.Error + string.Join('\n', result.Error?.Problems ?? []));
    }

    /// <summary>Sets the clock and lets the scheduler look.</summary>
    public async Task AtAsync(string instant)
    {
        Clock.Now = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        await Scheduler.TickAsync(default);
    }

    public async Task<ReleaseRecord> RecordAsync(string id) => (await Releases.FindAsync(id, default))!.Value.Record;

    /// <summary>All releases, as <c>id state time</c>.</summary>
    public async Task<string[]> AllAsync()
    {
        var lines = new List<string>();
        await foreach (var (_, record) in Releases.NewestFirstAsync(after: null, default))
        {
            lines.Add($"{record.Id} {record.State} {record.Schedule?.At:MM-dd HH:mm}");
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }
}
