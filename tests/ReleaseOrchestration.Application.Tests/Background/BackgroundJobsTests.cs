using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Tests.Parts;

namespace ReleaseOrchestration.Application.Tests.Background;

/// <summary>Jobs of hosts that are woken by a clock.</summary>
public sealed class BackgroundJobsTests
{
    private readonly MemoryStore _store = new();
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task RunDue_Repeated_RunsEachJobAsOftenAsItSays()
    {
        var (often, seldom) = (Job("often", TimeSpan.FromSeconds(30)), Job("seldom", TimeSpan.FromHours(1)));
        using var jobs = Host(often, seldom);

        Assert.Equal(["often", "seldom"], (await jobs.RunDueAsync(default)).Select(run => run.Name));
        Assert.Empty(await jobs.RunDueAsync(default));

        // The clock that wakes the host may strike a little early.
        _clock.Now += TimeSpan.FromSeconds(28);
        Assert.Equal("often", Assert.Single(await jobs.RunDueAsync(default)).Name);
        _clock.Now += TimeSpan.FromMinutes(59);
        await jobs.RunDueAsync(default);
        Assert.Equal((3, 2), (often.Runs, seldom.Runs));
    }

    [Fact]
    public async Task RunDue_AnotherHost_KnowsWhatRunsSeldomAndHasRun()
    {
        var seldom = Job("seldom", TimeSpan.FromHours(1));
        using var one = Host(seldom);
        await one.RunDueAsync(default);
        using var other = Host(seldom);

        Assert.Empty(await other.RunDueAsync(default));
        _clock.Now += TimeSpan.FromHours(1);
        await other.RunDueAsync(default);
        Assert.Empty(await one.RunDueAsync(default));
        Assert.Equal(2, seldom.Runs);
    }

    [Fact]
    public async Task RunDue_OneJobFails_RunsTheOthersTellsItAndTriesAgain()
    {
        var isBroken = true;
        var broken = new ScriptedJob("broken", TimeSpan.FromHours(1), () => isBroken ? throw new InvalidOperationException("broken") : Task.CompletedTask);
        var sound = Job("sound", TimeSpan.FromHours(1));
        using var jobs = Host(broken, sound);

        var runs = await jobs.RunDueAsync(default);
        Assert.Equal([("broken", "broken"), ("sound", null)], runs.Select(run => (run.Name, run.Failure?.Message)));
        Assert.Equal("broken", Assert.Single(broken.Told).Message);

        isBroken = false;
        Assert.Null(Assert.Single(await jobs.RunDueAsync(default)).Failure);
        Assert.Empty(await jobs.RunDueAsync(default));
    }

    [Fact]
    public async Task RunDue_WhileACallBeforeHasNotEnded_RunsNothing()
    {
        var hold = new TaskCompletionSource();
        var slow = new ScriptedJob("slow", TimeSpan.FromSeconds(1), () => hold.Task);
        using var jobs = Host(slow);
        var first = jobs.RunDueAsync(default);
        _clock.Now += TimeSpan.FromMinutes(1);

        Assert.Empty(await jobs.RunDueAsync(default));
        hold.SetResult();
        Assert.Equal("slow", Assert.Single(await first).Name);
    }

    [Fact]
    public async Task RunDue_ClockSetBack_RunsNonetheless()
    {
        var seldom = Job("seldom", TimeSpan.FromHours(1));
        using var jobs = Host(seldom);
        await jobs.RunDueAsync(default);
        _clock.Now -= TimeSpan.FromDays(30);

        Assert.Single(await jobs.RunDueAsync(default));
    }

    [Fact]
    public async Task All_JobThatIsOff_IsNotThere()
    {
        using var jobs = Host(new ScriptedJob("off", TimeSpan.FromHours(1), () => Task.CompletedTask) { IsOn = false }, Job("on", TimeSpan.FromHours(1)));

        Assert.Equal("on", Assert.Single(jobs.All).Name);
        Assert.Equal("on", Assert.Single(await jobs.RunDueAsync(default)).Name);
    }

    private static ScriptedJob Job(string name, TimeSpan every) => new(name, every, () => Task.CompletedTask);

    private BackgroundJobs Host(params IBackgroundJob[] jobs) => new(jobs, _store, _clock);
}
