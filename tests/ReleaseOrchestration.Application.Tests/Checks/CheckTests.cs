using System.Text;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Tests.Checks;

/// <summary>Pipelines that wait for a node of a release are told how it ended, once, whatever happens to the server.</summary>
public sealed class CheckTests : IAsyncLifetime
{
    private readonly ScriptedChecks _system = new();
    private Workshop _shop = null!;
    private CheckRig _rig = null!;

    public async Task InitializeAsync()
    {
        _shop = await Workshop.OpenAsync();
        await _shop.ApplyAsync("connector: {id: ado, type: azure-devops, organization: 'https://dev.azure.com/f', project: p, token: env://T}\n---\n" + Texts.Manual("m"));
        await _shop.CreateAsync("r1", "m");
        _rig = new CheckRig(_shop, _system);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("work.do_it")]
    [InlineData("work")]
    [InlineData("")]
    public async Task Step_NodeThatEnds_AnswersOnce(string path)
    {
        Assert.True((await _rig.AskAsync("r1", path)).Value);
        await _rig.StepAsync();
        Assert.Empty(_system.Answers);

        await DoItAsync();
        await _rig.StepAsync();
        await _rig.StepAsync();

        Assert.Equal(("plan-1", "token-plan-1", true), Assert.Single(_system.Answers));
        Assert.Equal(["check.asked", "check.answered"], await EventsAsync());
    }

    [Fact]
    public async Task Step_NodeThatHasEnded_AnswersAtOnce()
    {
        await DoItAsync();
        await _rig.AskAsync("r1", "work.do_it");
        await _rig.StepAsync();

        Assert.Single(_system.Answers);
    }

    [Fact]
    public async Task Step_ReleaseThatIsAborted_AnswersThatItFailed()
    {
        await _rig.AskAsync("r1", "work.do_it");
        await _rig.StepAsync();
        await _shop.Signals.SendAsync(new MachineAddress("r1", 1, string.Empty), "abort", id => new AbortRelease { SignalId = id, Actor = "user:rita", Reason = "no" }, Workshop.Rita, default);
        await _rig.StepAsync();

        Assert.False(Assert.Single(_system.Answers).Succeeded);
    }

    [Fact]
    public async Task Step_CrashBeforeTheNodeEnds_AnswersAfterwards()
    {
        await _rig.AskAsync("r1", "work.do_it");
        await DoItAsync();
        await new CheckRig(_shop, _system).StepAsync();

        Assert.True(Assert.Single(_system.Answers).Succeeded);
    }

    [Fact]
    public async Task Step_CrashBetweenTries_GoesOnWithTheSchedule()
    {
        await DoItAsync();
        await _rig.AskAsync("r1", "work.do_it");
        _system.Next = () => SendOutcome.Failed("busy", 503);
        var wait = await _rig.StepAsync();
        Assert.InRange(wait.Next - _shop.Clock.Now, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));

        var after = new CheckRig(_shop, _system);
        await after.StepAsync();
        Assert.Single(_system.Answers);
        _shop.Clock.Now = wait.Next;
        _system.Next = () => SendOutcome.Delivered(200);
        Assert.Equal(DateTimeOffset.MaxValue, (await after.StepAsync()).Next);

        Assert.Equal([("plan-1", "token-plan-1", true), ("plan-1", "token-plan-1", true)], _system.Answers);
        Assert.Equal(["check.asked", "check.answered"], await EventsAsync());
    }

    [Fact]
    public async Task Step_OneThatFailsUnexpectedly_KeepsNoOtherWaitingAndIsLookedAtAgain()
    {
        await _rig.AskAsync("r1", "work.do_it", "plan-1");
        await _rig.AskAsync("r1", "work.do_it", "plan-2");
        await _rig.StepAsync();
        await DoItAsync();
        _system.Next = () => _system.Answers.Count == 1 ? throw new IOException("the disk is full") : SendOutcome.Delivered(200);
        var failure = await Assert.ThrowsAsync<AggregateException>(_rig.StepAsync);
        Assert.Equal(2, _system.Answers.Count);
        Assert.Contains("1 of 2 checks", failure.Message, StringComparison.Ordinal);

        await _rig.StepAsync();
        Assert.Equal(_system.Answers[0].Plan, _system.Answers[^1].Plan);
        Assert.Equal(3, _system.Answers.Count);
        Assert.True((await _rig.StepAsync()).IsIdle);
    }

    [Fact]
    public async Task Step_TwoHostsAtOnce_AnswersOnce()
    {
        await DoItAsync();
        await _rig.AskAsync("r1", "work.do_it");
        var (first, second, over) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        _system.Hold = () =>
        {
            (first.Task.IsCompleted ? second : first).TrySetResult();
            return over.Task;
        };

        var one = _rig.StepAsync();
        await first.Task;
        var other = new CheckRig(_shop, _system, random: new SystemRandomSource()).StepAsync();
        await Task.WhenAny(other, second.Task);
        over.SetResult();
        await Task.WhenAll(one, other);

        Assert.Single(_system.Answers);
        Assert.Equal(["check.asked", "check.answered"], await EventsAsync());
    }

    [Fact]
    public async Task Step_HostThatWasAboutToAnswerIsGone_AnotherAnswersAMinuteLater()
    {
        await DoItAsync();
        await _rig.AskAsync("r1", "work.do_it");
        _system.Next = () => throw new IOException("the process is gone");
        await Assert.ThrowsAsync<AggregateException>(_rig.StepAsync);
        _system.Next = () => SendOutcome.Delivered(200);
        var other = new CheckRig(_shop, _system, random: new SystemRandomSource());

        var wait = await other.StepAsync();
        Assert.Equal((1, _shop.Clock.Now + TimeSpan.FromMinutes(1)), (_system.Answers.Count, wait.Next));
        _shop.Clock.Now = wait.Next;
        await other.StepAsync();
        Assert.Equal(2, _system.Answers.Count);
    }

    [Fact]
    public async Task Step_NeverTaken_IsGivenUpAfterThreeDays()
    {
        var start = _shop.Clock.Now;
        await DoItAsync();
        await _rig.AskAsync("r1", "work.do_it");
        _system.Next = () => SendOutcome.Failed("busy", 503);
        while (await _rig.StepAsync() is { IsIdle: false, Next: var next } && next != DateTimeOffset.MaxValue)
        {
            _shop.Clock.Now = next;
        }

        Assert.Equal(10, _system.Answers.Count);
        Assert.InRange(_shop.Clock.Now - start, TimeSpan.FromHours(75), TimeSpan.FromHours(85));
        Assert.Equal(["check.asked", "check.abandoned"], await EventsAsync());
    }

    [Fact]
    public async Task Step_AnswerThatCannotArrive_IsNotTriedAgain()
    {
        await DoItAsync();
        await _rig.AskAsync("r1", "work.do_it");
        _system.Next = () => SendOutcome.Impossible("the plan is over", 404);
        await _rig.StepAsync();
        await _rig.StepAsync();

        Assert.Single(_system.Answers);
        Assert.Equal(["check.asked", "check.abandoned"], await EventsAsync());
    }

    [Fact]
    public async Task Step_NothingEndsForAMonth_Expires()
    {
        await _rig.AskAsync("r1", "work.do_it");
        Assert.Equal(_shop.Clock.Now + CheckInbox.Life, (await _rig.StepAsync()).Next);
        _shop.Clock.Now += CheckInbox.Life;
        await _rig.StepAsync();
        await DoItAsync();
        await _rig.StepAsync();

        Assert.Empty(_system.Answers);
        Assert.Equal(["check.asked", "check.expired"], await EventsAsync());
    }

    [Fact]
    public async Task Ask_SameCheckAgain_WaitsOnce()
    {
        await _rig.AskAsync("r1", "work.do_it");
        Assert.False((await _rig.AskAsync("r1", "work.do_it")).Value);
        await _rig.AskAsync("r1", "work.do_it", "plan-2");
        await DoItAsync();
        await _rig.StepAsync();

        Assert.Equal(["plan-1", "plan-2"], _system.Answers.Select(answer => answer.Plan).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("r1", "work.do_it", "", "RO4210")]
    [InlineData("r1", "work.do_it", "?", "RO4211")]
    [InlineData("", "", "plan", "RO4211")]
    [InlineData("nope", "", "plan", "RO4302")]
    [InlineData("r1", "work.nope", "plan", "RO4308")]
    public async Task Ask_NotAsItMustBe_IsRefusedAndNotKept(string release, string path, string plan, string code)
    {
        Assert.Equal(code, (await _rig.AskAsync(release, path, plan)).Error!.Code);
        Assert.True((await _rig.StepAsync()).IsIdle);
        Assert.Empty(await EventsAsync());
    }

    [Fact]
    public async Task Ask_Token_IsNowhereToBeRead()
    {
        await _rig.AskAsync("r1", "work.do_it");
        var stored = Assert.Single(await _shop.Runtime.QueryAsync("checks", new RowRange(Limit: 10), default));

        var body = Encoding.UTF8.GetString(stored.Body.Span);
        Assert.DoesNotContain("token-plan-1", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("token-plan-1"u8), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_KeyThatWasReplaced_StillOpensWhileItRetires()
    {
        await _rig.AskAsync("r1", "work.do_it");
        await DoItAsync();
        var (old, replacement) = (new SigningKey("k1", new byte[32]), new SigningKey("k2", Enumerable.Repeat((byte)7, 32).ToArray()));
        await new CheckRig(_shop, _system, new SigningKeyRing(replacement, [old])).StepAsync();

        Assert.Equal("token-plan-1", Assert.Single(_system.Answers).Token);
    }

    [Fact]
    public async Task Step_KeyThatIsGone_GivesUp()
    {
        await _rig.AskAsync("r1", "work.do_it");
        await DoItAsync();
        await new CheckRig(_shop, _system, new SigningKeyRing(new SigningKey("k1", Enumerable.Repeat((byte)7, 32).ToArray()))).StepAsync();

        Assert.Empty(_system.Answers);
        Assert.Equal(["check.asked", "check.abandoned"], await EventsAsync());
    }

    private async Task DoItAsync() => await _shop.Signals.SendAsync(
        new MachineAddress("r1", 1, "work.do_it"), "task", id => new SetTask { SignalId = id, Actor = "user:rita", TaskId = "done", Status = TaskState.Done }, Workshop.Rita, default);

    private async Task<string[]> EventsAsync() =>
    [
        .. (await _shop.Runtime.ReadAsync(AuditTrails.Server, 0, 100, default)).Select(line => Core.Audit.AuditEntry.Read(line.Body.Span)!.Event).Where(name => name.StartsWith("check.", StringComparison.Ordinal)),
    ];
}
