using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>Groups as teams write them, and what the scheduler makes of them while time goes by.</summary>
public sealed class CadenceSchedulerTests
{
    private readonly ScheduleRig _rig = new(new CadenceOptions { LookAhead = TimeSpan.FromDays(15) });

    [Fact]
    public async Task Tick_NewGroup_PlansItsReleasesAheadAndStartsNone()
    {
        await ApplyAsync(auto: true);

        await _rig.Scheduler.TickAsync(default);

        Assert.Equal(["train-2026-03-05 Scheduled 03-05 09:00", "train-2026-03-12 Scheduled 03-12 09:00"], await _rig.AllAsync());
        Assert.Empty(_rig.Runtime.Started);
        var record = await _rig.RecordAsync("train-2026-03-05");
        Assert.Equal(("Train 2026-03-05", "train", "schedule"), (record.Name, record.Group, record.CreatedBy));
        Assert.Equal("prod", Assert.Single(record.Environments));
        Assert.Equal("checkout", Assert.Single(record.Services));
        Assert.Equal(["release.scheduled", "release.scheduled"], _rig.Trail.Entries.Select(entry => entry.Event));
    }

    [Fact]
    public async Task Tick_TimeHasCome_StartsOnceWhateverIsRepeated()
    {
        await ApplyAsync(auto: true);
        await _rig.AtAsync("2026-03-05T09:00:00Z");
        await _rig.Scheduler.TickAsync(default);
        _rig.Scheduler = _rig.Host();
        await _rig.AtAsync("2026-03-05T09:01:00Z");
        await _rig.AtAsync("2026-03-05T08:30:00Z");
        await _rig.AtAsync("2026-03-05T09:02:00Z");

        var started = Assert.Single(_rig.Runtime.Started.Values);
        Assert.Equal(("train-2026-03-05", "2026.3.1", "schedule"), (started.Self.ReleaseId, started.Facts.Version, started.Facts.StartedBy));
    }

    [Fact]
    public async Task Tick_ManyHostsAtOnce_PlansAndStartsOnce()
    {
        await ApplyAsync(auto: true);
        _rig.Clock.Now = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _rig.Host().TickAsync(default))));

        Assert.Equal("train-2026-03-05", Assert.Single(_rig.Runtime.Started.Keys));
        Assert.Equal(3, (await _rig.AllAsync()).Length);
    }

    [Fact]
    public async Task Tick_NotAutoExecuted_WaitsForSomebodyAndSaysSo()
    {
        await ApplyAsync(auto: false);
        await _rig.AtAsync("2026-03-05T09:00:00Z");

        Assert.Empty(_rig.Runtime.Started);
        var overview = await _rig.Queries.OverviewAsync(await _rig.RecordAsync("train-2026-03-05"), default);
        Assert.Equal(ReleaseStatus.Scheduled, overview.Status);
        Assert.Equal("It is due and does not start by itself: somebody has to start it.", overview.Reason);

        var started = await _rig.Service.StartAsync("train-2026-03-05", new("user:rita", []), default);
        Assert.Null(started.Error);
        Assert.Equal("user:rita", _rig.Runtime.Started["train-2026-03-05"].Facts.StartedBy);
    }

    [Theory]
    [InlineData("latest", "train-2026-03-19", "Its time, 2026-03-12 09:00 UTC, passed while nothing ran that could start it; the later one 'train-2026-03-19' starts instead.")]
    [InlineData("all", "train-2026-03-05 train-2026-03-12 train-2026-03-19", "")]
    [InlineData("skip", "", "Its time, 2026-03-12 09:00 UTC, passed while nothing ran that could start it; its group leaves such releases out.")]
    public async Task Tick_AfterDowntime_CatchesUpAsTheGroupSays(string catchUp, string started, string reason)
    {
        await ApplyAsync(auto: true, more: $"catch-up: {catchUp}");
        await _rig.Scheduler.TickAsync(default);

        await _rig.AtAsync("2026-03-20T00:00:00Z");

        Assert.Equal(started.Split(' ', StringSplitOptions.RemoveEmptyEntries), _rig.Runtime.Started.Keys.Order(StringComparer.Ordinal));
        var record = await _rig.RecordAsync("train-2026-03-12");
        Assert.Equal(reason, record.Reason);
        Assert.Equal(reason.Length > 0 ? LaunchState.Cancelled : LaunchState.Started, record.State);
    }

    [Fact]
    public async Task Tick_DownLongerThanPlannedAhead_StillKnowsEachOccurrence()
    {
        await ApplyAsync(auto: true, more: "catch-up: all");
        await _rig.Scheduler.TickAsync(default);

        await _rig.AtAsync("2026-06-01T00:00:00Z");

        Assert.Equal(13, _rig.Runtime.Started.Count);
        Assert.Equal("2026.5.4", _rig.Runtime.Started["train-2026-05-28"].Facts.Version);
    }

    [Fact]
    public async Task Tick_EveryMinute_PlansNoMoreThanPeopleCanLookAt()
    {
        await _rig.ApplyAsync(ScheduleRig.Process);
        await _rig.ApplyAsync("releaseGroup: {id: often, process: weekly, auto-execute: true, cadence: {frequency: cron, cron: '* * * * *'}}");
        await _rig.Scheduler.TickAsync(default);
        Assert.Equal(200, (await _rig.AllAsync()).Length);

        for (var minute = 1; minute <= 60; minute++)
        {
            _rig.Clock.Now += TimeSpan.FromMinutes(1);
            await _rig.Scheduler.TickAsync(default);
        }

        Assert.Equal(61, _rig.Runtime.Started.Count);
        Assert.InRange((await _rig.AllAsync()).Length, 240, 261);

        _rig.Clock.Now += TimeSpan.FromDays(1);
        await _rig.Scheduler.TickAsync(default);

        // What is up to 15 minutes late is on time.
        Assert.Equal(61 + 16, _rig.Runtime.Started.Count);
        Assert.Contains("often-2026-03-03T1000", _rig.Runtime.Started.Keys);
    }

    [Fact]
    public async Task Tick_Serialized_StartsTheNextWhenTheOneBeforeHasEnded()
    {
        await ApplyAsync(auto: true, more: "overlap: serialize");
        await _rig.AtAsync("2026-03-05T09:00:00Z");
        await _rig.AtAsync("2026-03-12T09:00:00Z");

        Assert.Equal("It waits for the end of 'train-2026-03-05': releases of its group run one after the other.", (await _rig.RecordAsync("train-2026-03-12")).Reason);
        var byHand = await _rig.Service.StartAsync("train-2026-03-12", new("user:rita", []), default);
        Assert.Equal("RO4331", byHand.Error!.Code);

        await _rig.Runtime.EndAsync("train-2026-03-05");
        await _rig.AtAsync("2026-03-14T07:00:00Z");
        Assert.Equal(["train-2026-03-05", "train-2026-03-12"], _rig.Runtime.Started.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Start_SerializedGroupCalledAsARowOfTheStore_LeavesThatRowAlone()
    {
        await _rig.Store.WriteAsync([new(new("releases", "x~index"), "kept"u8.ToArray())], default);
        await _rig.ApplyAsync(ScheduleRig.Process);
        await _rig.ApplyAsync("releaseGroup: {id: index, process: weekly, overlap: serialize}");

        Assert.Null((await _rig.Service.CreateAsync(new CreateRelease { Id = "r", Process = string.Empty, Group = "index", Start = true }, new("user:rita", []), default)).Error);

        Assert.Equal("kept"u8.ToArray(), (await _rig.Store.GetAsync(new ReleaseOrchestration.Application.Storage.DocumentKey("releases", "x~index"), default))!.Body.ToArray());
    }

    [Fact]
    public async Task Start_SerializedGroupByManyAtOnce_StartsOne()
    {
        await ApplyAsync(auto: false, more: "overlap: serialize");
        await _rig.Scheduler.TickAsync(default);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            _rig.Service.StartAsync(i % 2 == 0 ? "train-2026-03-05" : "train-2026-03-12", new($"user:{i}", []), default))));

        Assert.Single(_rig.Runtime.Started);
        Assert.Single(answers, answer => answer.Error is null);
        Assert.All(answers.Where(answer => answer.Error is not null), answer => Assert.Contains(answer.Error!.Code, new[] { "RO4331", "RO4303" }));
    }

    [Fact]
    public async Task Tick_GroupEdited_ChangesOnlyWhatHasNotStarted()
    {
        await ApplyAsync(auto: true);
        await _rig.AtAsync("2026-03-05T09:00:00Z");

        await _rig.ApplyAsync(Group("days: [Thu, Fri], at: '11:30'", auto: true, more: "tags: [late]"));
        await _rig.Scheduler.TickAsync(default);

        Assert.Equal(
            ["train-2026-03-05 Started 03-05 09:00", "train-2026-03-06 Scheduled 03-06 11:30", "train-2026-03-12 Scheduled 03-12 11:30", "train-2026-03-13 Scheduled 03-13 11:30", "train-2026-03-19 Scheduled 03-19 11:30"],
            await _rig.AllAsync());
        var moved = await _rig.RecordAsync("train-2026-03-12");
        Assert.Equal((1, "late"), (moved.Schedule!.Revision, Assert.Single(moved.Tags)));
    }

    [Fact]
    public async Task Tick_OccurrenceLeftOutAndTakenBack_IsCalledOffAndComesBack()
    {
        await ApplyAsync(auto: true);
        await _rig.Scheduler.TickAsync(default);

        await _rig.ApplyAsync(Group("days: [Thu], at: '09:00', exceptions: [{date: '2026-03-12', reason: holidays}]", auto: true));
        await _rig.Scheduler.TickAsync(default);
        var gone = await _rig.RecordAsync("train-2026-03-12");
        await ApplyAsync(auto: true);
        await _rig.Scheduler.TickAsync(default);
        var back = await _rig.RecordAsync("train-2026-03-12");

        Assert.Equal((LaunchState.Cancelled, 1, "The cadence of its group has no such occurrence any more."), (gone.State, gone.Schedule!.Revision, gone.Reason));
        Assert.Equal((LaunchState.Scheduled, 2, string.Empty), (back.State, back.Schedule!.Revision, back.Reason));
    }

    [Fact]
    public async Task Tick_OccurrenceMovedByAnException_IsMovedAndStartsThen()
    {
        await ApplyAsync(auto: true);
        await _rig.Scheduler.TickAsync(default);

        await _rig.ApplyAsync(Group("days: [Thu], at: '09:00', exceptions: [{date: '2026-03-12', move-to: '2026-04-20T10:00:00Z'}]", auto: true));
        await _rig.AtAsync("2026-03-13T09:00:00Z");
        Assert.DoesNotContain("train-2026-03-12", _rig.Runtime.Started.Keys);

        await _rig.AtAsync("2026-04-20T10:00:00Z");
        Assert.Contains("train-2026-03-12", _rig.Runtime.Started.Keys);
    }

    [Fact]
    public async Task Tick_GroupDeleted_CallsOffWhatHasNotStarted()
    {
        await ApplyAsync(auto: true);
        await _rig.AtAsync("2026-03-05T09:00:00Z");

        await _rig.Deletion.DeleteAsync(DefinitionKind.ReleaseGroup, "train", Precondition.None, "user:rita", "over", default);
        await _rig.Scheduler.TickAsync(default);

        Assert.Equal(["train-2026-03-05 Started 03-05 09:00", "train-2026-03-12 Cancelled 03-12 09:00", "train-2026-03-19 Cancelled 03-19 09:00"], await _rig.AllAsync());
        Assert.Equal("Its group was deleted.", (await _rig.RecordAsync("train-2026-03-12")).Reason);
    }

    [Fact]
    public async Task Tick_IdOfAnotherRelease_TakesTheNextOne()
    {
        await _rig.ApplyAsync(ScheduleRig.Process);
        await _rig.Service.CreateAsync(new CreateRelease { Id = "train-2026-03-05", Process = "weekly" }, new("user:rita", []), default);
        await _rig.ApplyAsync(Group("days: [Thu], at: '09:00'", auto: true));

        await _rig.AtAsync("2026-03-05T09:00:00Z");

        Assert.Equal("train-2026-03-05-2", Assert.Single(_rig.Runtime.Started.Keys));
    }

    [Fact]
    public async Task Tick_CannotStart_SaysWhyAndTriesAgain()
    {
        await _rig.ApplyAsync(ScheduleRig.Process.Replace("phases:", "inputs: {ticket: {type: string, required: true}}\n  phases:", StringComparison.Ordinal));
        await _rig.ApplyAsync(Group("days: [Thu], at: '09:00'", auto: true));
        await _rig.AtAsync("2026-03-05T09:00:00Z");
        Assert.Equal("It could not start: Inputs are missing: ticket. The release was not started. (RO4305)", (await _rig.RecordAsync("train-2026-03-05")).Reason);

        await _rig.ApplyAsync(ScheduleRig.Process);
        await _rig.AtAsync("2026-03-05T09:02:00Z");

        Assert.Equal("train-2026-03-05", Assert.Single(_rig.Runtime.Started.Keys));
    }

    [Fact]
    public async Task Tick_GroupWithApprovers_StartsWhenOneOfThemHasAgreed()
    {
        await ApplyAsync(auto: true, more: "approvers: ['group:leads']");
        await _rig.AtAsync("2026-03-05T09:00:00Z");
        Assert.Contains("starts when one of group:leads has agreed", (await _rig.RecordAsync("train-2026-03-05")).Reason, StringComparison.Ordinal);
        Assert.Equal("RO4332", (await _rig.Service.StartAsync("train-2026-03-05", new("user:rita", []), default)).Error!.Code);
        Assert.Equal(403, (await _rig.Schedules.ApproveAsync("train-2026-03-05", comment: null, new("user:rita", []), default)).Error!.Status);

        Assert.Null((await _rig.Schedules.ApproveAsync("train-2026-03-05", "go", new("user:lea", ["leads"]), default)).Error);
        await _rig.AtAsync("2026-03-05T09:05:00Z");

        Assert.Equal("train-2026-03-05", Assert.Single(_rig.Runtime.Started.Keys));
        Assert.Equal("user:lea", (await _rig.RecordAsync("train-2026-03-05")).ApprovedBy);
    }

    private static string Group(string cadence, bool auto, string more = "") => $$"""
        releaseGroup:
          id: train
          name: Train
          process: weekly
          version-pattern: '{year}.{month}.{n}'
          auto-execute: {{(auto ? "true" : "false")}}
          cadence: {frequency: weekly, {{cadence}} }
          {{more}}
        """;

    private async Task ApplyAsync(bool auto, string more = "")
    {
        await _rig.ApplyAsync(ScheduleRig.Process);
        await _rig.ApplyAsync(Group("days: [Thu], at: '09:00'", auto, more));
    }
}
