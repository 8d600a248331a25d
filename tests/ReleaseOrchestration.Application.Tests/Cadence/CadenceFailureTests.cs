using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>What one group or one release trips over keeps no other one waiting, and is seen.</summary>
public sealed class CadenceFailureTests
{
    private readonly ScheduleRig _rig = new(new CadenceOptions { LookAhead = TimeSpan.FromDays(10) });

    [Fact]
    public async Task Tick_OneGroupCannotBePlanned_PlansAndStartsTheOthers()
    {
        await ApplyAsync("alpha", "beta", "gamma");
        Refuse("beta-");

        var failure = Assert.Single(await FailuresAsync());
        await FailuresAsync("2026-03-05T09:00:00Z");

        Assert.Equal(("beta", string.Empty), (failure.Group, failure.Release));
        Assert.Equal("The release group 'beta' could not be planned or looked at.", failure.Message);
        Assert.Equal("the disk is full", failure.InnerException!.Message);
        Assert.Equal(["alpha-2026-03-05", "gamma-2026-03-05"], _rig.Runtime.Started.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tick_OneDeletedGroupCannotBeEnded_StartsNoneOfItAndPlansTheOthers()
    {
        await ApplyAsync("alpha", "beta");
        await _rig.Scheduler.TickAsync(default);
        await _rig.Deletion.DeleteAsync(DefinitionKind.ReleaseGroup, "alpha", Precondition.None, "user:rita", "over", default);
        Refuse("alpha-");

        Assert.Equal("alpha", Assert.Single(await FailuresAsync("2026-03-05T09:00:00Z")).Group);
        Assert.Equal(["beta-2026-03-05"], _rig.Runtime.Started.Keys);

        _rig.Store.Trouble = _ => { };
        await _rig.AtAsync("2026-03-05T09:01:00Z");
        Assert.Equal("Its group was deleted.", (await _rig.RecordAsync("alpha-2026-03-05")).Reason);
    }

    [Fact]
    public async Task Tick_GroupCannotBePlannedAfterDowntime_StartsTheLatestOccurrenceOnceItCan()
    {
        await ApplyAsync("alpha");
        await _rig.Scheduler.TickAsync(default);
        Refuse("alpha-2026-03-19");

        await FailuresAsync("2026-03-20T00:00:00Z");
        Assert.Empty(_rig.Runtime.Started);
        Assert.Equal(LaunchState.Scheduled, (await _rig.RecordAsync("alpha-2026-03-05")).State);

        _rig.Store.Trouble = _ => { };
        await _rig.AtAsync("2026-03-20T00:01:00Z");
        Assert.Equal(["alpha-2026-03-19"], _rig.Runtime.Started.Keys);
        Assert.Equal(LaunchState.Cancelled, (await _rig.RecordAsync("alpha-2026-03-12")).State);
    }

    [Fact]
    public async Task Tick_StartOfOneReleaseThrows_StartsTheOthersAndTriesItAgain()
    {
        await ApplyAsync("alpha", "beta");
        await AdHocAsync("one");
        await AdHocAsync("two");
        RefuseStart("alpha-2026-03-05", "one");

        var failures = await FailuresAsync("2026-03-05T09:00:00Z");
        Assert.Equal([("alpha", "alpha-2026-03-05"), (string.Empty, "one")], failures.Select(failure => (failure.Group, failure.Release)).OrderByDescending(failure => failure.Group));
        Assert.Equal(["beta-2026-03-05", "two"], _rig.Runtime.Started.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("It could not start: Something unexpected happened, IOException; the log of the server says more. (RO5100)", (await _rig.RecordAsync("one")).Reason);

        // Not before a minute, so that what always fails is not tried all the time.
        await _rig.AtAsync("2026-03-05T09:00:30Z");
        _rig.Store.Trouble = _ => { };
        await _rig.AtAsync("2026-03-05T09:01:00Z");
        Assert.Equal(4, _rig.Runtime.Started.Count);
    }

    [Fact]
    public async Task Tick_EndsInBetween_PassesThroughAtOnce()
    {
        await ApplyAsync("alpha", "beta");
        using var stopped = new CancellationTokenSource();
        _rig.Store.Trouble = _ =>
        {
            stopped.Cancel();
            throw new OperationCanceledException(stopped.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rig.Scheduler.TickAsync(stopped.Token));

        Assert.Empty(await _rig.AllAsync());
    }

    [Fact]
    public async Task Trouble_OfAGroup_IsKnownSinceItsFirstFailureUntilItIsPlanned()
    {
        await ApplyAsync("alpha", "beta");
        Refuse("beta-");
        var since = _rig.Clock.Now;
        await FailuresAsync();
        _rig.Clock.Now += TimeSpan.FromHours(1);
        await FailuresAsync();

        Assert.Null(await _rig.Troubles.OfAsync("alpha", default));
        Assert.Equal(new PlanningTrouble(since, "Something unexpected happened, IOException; the log of the server says more. (RO5100)"), await _rig.Troubles.OfAsync("beta", default));

        _rig.Store.Trouble = _ => { };
        await _rig.Scheduler.TickAsync(default);
        Assert.Null(await _rig.Troubles.OfAsync("beta", default));
    }

    [Fact]
    public async Task Trouble_ThatCannotBeKept_KeepsNothingFromStarting()
    {
        await ApplyAsync("alpha", "beta");
        Refuse("beta");

        Assert.Equal(["beta", string.Empty], (await FailuresAsync("2026-03-05T09:00:00Z")).Select(failure => failure.Group));

        Assert.Equal(["alpha-2026-03-05"], _rig.Runtime.Started.Keys);
    }

    [Fact]
    public async Task Metric_OfFailures_CountsByGroupAndStep()
    {
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, all) => { if (instrument.Meter.Name == CadenceMetrics.MeterName) { all.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => counted.Enqueue($"{tags[0].Value} {tags[1].Value} {count}"));
        listener.Start();
        await ApplyAsync("metered", "counted");
        Refuse("metered-");
        await FailuresAsync();
        RefuseStart("counted-2026-03-05");
        await FailuresAsync("2026-03-05T09:00:00Z");

        Assert.Equal(["metered plan 1", "counted start 1"], counted.Where(count => count.Contains("ed ", StringComparison.Ordinal)));
    }

    private async Task<CadenceException[]> FailuresAsync(string? instant = null) =>
        [.. (await Assert.ThrowsAsync<AggregateException>(() => instant is null ? _rig.Scheduler.TickAsync(default) : _rig.AtAsync(instant))).InnerExceptions.Cast<CadenceException>()];

    private void Refuse(string release) => _rig.Store.Trouble = writes =>
    {
        if (writes.Any(write => write.Key.Row.StartsWith(release, StringComparison.Ordinal) || write.Key.Row.StartsWith("r~" + release, StringComparison.Ordinal)))
        {
            throw new IOException("the disk is full");
        }
    };

    private void RefuseStart(params string[] ids) => _rig.Store.Trouble = writes =>
    {
        if (writes.Any(write => ids.Any(id => write.Key.Row.EndsWith(id, StringComparison.Ordinal)) && Text(write).Contains("\"state\":\"Starting\"", StringComparison.Ordinal)))
        {
            throw new IOException("the disk is full");
        }
    };

    private static string Text(DocumentWrite write) => write.Body is { } body ? Encoding.UTF8.GetString(body.Span) : string.Empty;

    private async Task ApplyAsync(params string[] groups)
    {
        await _rig.ApplyAsync(ScheduleRig.Process);
        foreach (var group in groups)
        {
            await _rig.ApplyAsync($"releaseGroup: {{id: {group}, process: weekly, auto-execute: true, cadence: {{frequency: weekly, days: [Thu], at: '09:00'}}}}");
        }
    }

    private async Task AdHocAsync(string id)
    {
        var made = await _rig.Service.CreateAsync(new CreateRelease { Id = id, Process = "weekly", StartAt = new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero), AutoStart = true }, new("user:rita", []), default);
        Assert.Null(made.Error);
    }
}
