using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Reports;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Tests.Reports;

/// <summary>Figures of runs are collected when they end, from what a real runtime shows of them.</summary>
public sealed class FiguresTests : IAsyncLifetime, IDisposable
{
    private const string Process = """
        connector: {id: c, type: http, url: 'https://ci.example'}
        ---
        process:
          id: ship
          owners: [Release Management]
          inputs: {where: {type: string, default: prod}}
          phases:
            - phase:
                id: test
                environment: test
                activities: [{activity: {id: deploy, type: automated, owners: [Platform], pipeline: {connector: c, pipeline: x}}}]
            - phase:
                id: ask
                depends-on: [test]
                activities:
                  - activity: {id: go, type: manual, approval: {approvers: ['user:alice'], quorum: 1}}
                  - activity: {id: note, type: manual, tasks: [{id: tell, name: Tell, owners: [Support]}, {id: write, name: Write}]}
            - phase:
                id: prod
                depends-on: [ask]
                environment: <+releaseInput.global.where>
                activities: [{activity: {id: deploy, type: automated, pipeline: {connector: c, pipeline: x}}}]
        """;

    private readonly List<FiguresProjector> _projectors = [];
    private Workshop _shop = null!;

    public async Task InitializeAsync()
    {
        _shop = await Workshop.OpenAsync();
        await _shop.ApplyAsync(Process);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    public void Dispose() => _projectors.ForEach(projector => projector.Dispose());

    [Fact]
    public async Task Step_RunThatEnded_KnowsWhatItDeployedAndWhoWasWaitedFor()
    {
        await RunAsync("r1");
        await FollowAsync(Projector());

        var figures = Assert.Single(await FiguresAsync());
        var tree = (await _shop.Queries.GetAsync("r1", run: null, default)).Value;
        Assert.Equal(("r1", 1, "ship", ReleaseStatus.PartiallySucceeded, tree.Release.EndedAt!.Value), (figures.Id, figures.Run, figures.Process, figures.Status, figures.EndedAt));
        Assert.Equal(["prod", "test"], figures.Environments.AsEnumerable());
        Assert.Equal([("prod", true), ("test", false)], figures.Deployments.Select(deployment => (deployment.Environment, deployment.Succeeded)));
        var deployed = tree.Tree.Find("prod.deploy")!.Node;
        Assert.Equal((deployed.StartedAt!.Value, deployed.EndedAt!.Value), (figures.Deployments[0].StartedAt, figures.Deployments[0].EndedAt));
        Assert.Equal(
            ["Hold Platform test.deploy", "SignOff user:alice ask.go", "Task Release Management ask.note", "Task Support ask.note"],
            figures.Waits.Select(wait => $"{wait.Cause} {wait.Owner} {wait.Path}").Order(StringComparer.Ordinal));
        Assert.All(figures.Waits, wait => Assert.True(wait.To >= wait.From && wait.From >= figures.StartedAt && wait.To <= figures.EndedAt));
    }

    [Fact]
    public async Task Step_AfterACrash_CountsNothingTwice()
    {
        await RunAsync("r1");
        await FollowAsync(Projector());
        await RunAsync("r2");
        await FollowAsync(Projector());
        await FollowAsync(Projector());

        Assert.Equal(["r1", "r2"], (await FiguresAsync()).Select(figures => figures.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Step_ByManyHostsAtOnce_CountsEachRunOnceAndMovesOnlyOn()
    {
        using var documents = new PlaceRecorder(_shop.Runtime, new("reports", "place"));
        var hosts = Enumerable.Range(0, 4).Select(_ => Projector(documents)).ToArray();
        foreach (var id in (string[])["r1", "r2", "r3"])
        {
            await RunAsync(id);
            await Task.WhenAll(hosts.Select(host => Task.Run(() => host.StepAsync(default))));
        }

        await Task.WhenAll(hosts.Select(host => Task.Run(() => FollowAsync(host))));

        Assert.Equal(["r1", "r2", "r3"], (await FiguresAsync()).Select(figures => figures.Id).Order(StringComparer.Ordinal));
        Assert.Equal(documents.Positions.Order(), documents.Positions);
        Assert.NotEmpty(documents.Positions);
    }

    [Fact]
    public async Task Step_AnotherHostIsFaster_DoesNotMoveThePlaceBack()
    {
        using var documents = new PlaceRecorder(_shop.Runtime, new("reports", "place"));
        var (slow, fast) = (Projector(documents), Projector(documents));
        await RunAsync("r1");
        documents.Before = async () =>
        {
            await RunAsync("r2");
            await FollowAsync(fast);
        };

        await FollowAsync(slow);

        Assert.Null(documents.Before);
        Assert.Equal(documents.Positions.Order(), documents.Positions);
        Assert.Equal(2, (await FiguresAsync()).Length);
    }

    [Fact]
    public async Task Step_ReleaseThatRuns_IsNotCounted()
    {
        await _shop.CreateAsync("r1", "ship");
        await FollowAsync(Projector());

        Assert.Empty(await FiguresAsync());
    }

    [Fact]
    public async Task Step_ReleaseThatIsAborted_FailedWhereItWasDeploying()
    {
        await _shop.CreateAsync("r1", "ship");
        await SendAsync("r1", string.Empty, "abort", id => new AbortRelease { SignalId = id, Actor = "user:rita", Reason = "no" });
        await FollowAsync(Projector());

        var figures = Assert.Single(await FiguresAsync());
        Assert.Equal(ReleaseStatus.Aborted, figures.Status);
        Assert.Equal(("test", false), Assert.Single(figures.Deployments) is var deployment ? (deployment.Environment, deployment.Succeeded) : default);
    }

    [Fact]
    public async Task Step_RunThatWasRestarted_CountsWhatItDeployedItself()
    {
        await RunAsync("r1", prod: PipelineStatus.Failed, last: "fail");
        var restarts = new ReleaseRestarts(_shop.Queries, _shop.Releases, _shop.Signals);
        var restarted = await restarts.RestartAsync("r1", new RestartRequest("prod", "again", IsDryRun: false), Workshop.Rita, default);
        Assert.True(restarted.Value.IsAccepted, restarted.Value.Message);
        await ReportAsync("r1", "prod.deploy", PipelineStatus.Succeeded, run: 2);
        await FollowAsync(Projector());

        var figures = (await FiguresAsync()).OrderBy(run => run.Run).ToList();
        Assert.Equal([1, 2], figures.Select(run => run.Run));
        Assert.Equal([("prod", false), ("test", false)], figures[0].Deployments.Select(deployment => (deployment.Environment, deployment.Succeeded)));
        Assert.Equal([("prod", true)], figures[1].Deployments.Select(deployment => (deployment.Environment, deployment.Succeeded)));
        Assert.Equal(figures[0].ReleasedAt, figures[1].ReleasedAt);
        Assert.True(figures[1].StartedAt >= figures[0].EndedAt);
    }

    [Fact]
    public async Task Make_OverWhatIsStored_SeesWhatHasJustEnded()
    {
        await RunAsync("r1");
        await RunAsync("r2");
        var now = DateTimeOffset.UtcNow;
        var queries = new ReportQueries(Store(), Projector(), TimeProvider.System);
        var request = new ReportRequest(now.AddDays(-7), now.AddMinutes(1), [], []);

        var all = await queries.MakeAsync("change-failure-rate", request, isVisible: null, default);
        Assert.Equal(["- ship prod 2 0 0", "- ship test 2 2 1"], all.Value!.Rows.Select(row => string.Join(' ', row.Select(cell => cell.ToString() is { Length: > 0 } text ? text : "-"))));
        var some = await queries.MakeAsync("releases", request, (id, _) => Task.FromResult(id == "r2"), default);
        Assert.Equal("r2", Assert.Single(some.Value!.Rows)[0].Text);
        Assert.Empty((await queries.MakeAsync("releases", request with { From = At(9997, 1, 1), To = At(9999, 12, 31) }, isVisible: null, default)).Value!.Rows);
        Assert.Equal("RO4360", (await queries.MakeAsync("nope", request, isVisible: null, default)).Error!.Code);
        Assert.Equal("RO4007", (await queries.MakeAsync("releases", request with { To = request.From }, isVisible: null, default)).Error!.Code);
        Assert.Equal("RO4007", (await queries.MakeAsync("releases", request with { From = now.AddDays(-1200) }, isVisible: null, default)).Error!.Code);
    }

    [Fact]
    public async Task Read_OfMonths_FindsThoseAlone()
    {
        var store = Store();
        foreach (var (id, ended) in ((string, string)[])[("jan", "2026-01-31T23:59:59Z"), ("feb", "2026-02-01T00:00:00Z"), ("dec", "2025-12-31T12:00:00+01:00")])
        {
            await store.KeepAsync(new ReleaseFigures { Id = id, EndedAt = DateTimeOffset.Parse(ended, System.Globalization.CultureInfo.InvariantCulture) }, default);
        }

        Assert.Equal(["dec", "jan"], (await store.ReadAsync(At(2025, 12, 15), At(2026, 1, 15), default)).Select(figures => figures.Id));
        Assert.Equal(["feb"], (await store.ReadAsync(At(2026, 2, 28), At(2026, 4, 1), default)).Select(figures => figures.Id));
        Assert.Single(await _shop.Runtime.QueryAsync("reports~2026-01", new RowRange(Limit: 10), default));
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static async Task FollowAsync(FiguresProjector projector)
    {
        while (await projector.StepAsync(default))
        {
        }
    }

    private FiguresStore Store() => new(_shop.Runtime);

    private FiguresProjector Projector(IDocumentStore? documents = null)
    {
        var waits = new WaitCollector(new SignOffQueries(_shop.Runtime), _shop.Runtime);
        var projector = new FiguresProjector(_shop.Runtime, new FiguresCollector(_shop.Queries, _shop.Releases, new ReleaseReaches(_shop.Store, _shop.Runtime), waits), new FiguresStore(documents ?? _shop.Runtime));
        _projectors.Add(projector);
        return projector;
    }

    private async Task<ImmutableArray<ReleaseFigures>> FiguresAsync() => await Store().ReadAsync(DateTimeOffset.UtcNow.AddDays(-40), DateTimeOffset.UtcNow.AddDays(1), default);

    private async Task RunAsync(string id, PipelineStatus prod = PipelineStatus.Succeeded, string last = "")
    {
        Assert.Null((await _shop.CreateAsync(id, "ship")).Error);
        await ReportAsync(id, "test.deploy", PipelineStatus.Failed);
        await SendAsync(id, "test.deploy", "ignore", signal => new IgnoreNode { SignalId = signal, Actor = "user:rita", Reason = "known" });
        await SendAsync(id, "ask.go", "decide", signal => new DecideSignOff { SignalId = signal, Actor = "user:alice", Decision = SignOffDecision.Approve });
        foreach (var task in (string[])["tell", "write"])
        {
            await SendAsync(id, "ask.note", task, signal => new SetTask { SignalId = signal, Actor = "user:rita", TaskId = task, Status = TaskState.Done });
        }

        await ReportAsync(id, "prod.deploy", prod);
        if (last == "fail")
        {
            await SendAsync(id, "prod.deploy", "fail", signal => new FailNode { SignalId = signal, Actor = "user:rita", Reason = "no" });
        }
    }

    private Task<Errors.Result<SignalReply?>> ReportAsync(string id, string path, PipelineStatus status, int run = 1) =>
        SendAsync(id, path, "report", signal => new ReportPipeline { SignalId = signal, Actor = "pipeline", Attempt = 1, IdempotencyKey = string.Empty, Status = status }, run);

    private async Task<Errors.Result<SignalReply?>> SendAsync(string id, string path, string action, Func<string, Signal> make, int run = 1)
    {
        // A node that depends on what was just told may not have begun yet.
        var trail = new MachineAddress(id, run, string.Empty);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var seen = 0L; path.Length > 0 && await _shop.Queries.ViewAsync(trail with { Path = path }, default) is null; seen = (await _shop.Runtime.HeadAsync(trail, default)).Sequence)
        {
            await _shop.Runtime.WaitAsync(trail, seen, patience.Token);
        }

        var sent = await _shop.Signals.SendAsync(new MachineAddress(id, run, path), action, make, Workshop.Rita, default);
        Assert.True(sent.Error is null && sent.Value is { Accepted: true }, $"{action} {path}: {sent.Error ?? (object?)sent.Value?.Message}");
        return sent;
    }
}
