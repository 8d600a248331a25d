using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Tests.Commits;

public sealed class TurnCommitTests(Azurite azurite) : IClassFixture<Azurite>
{
    private readonly MachineAddress _machine = Sample.Release().Node("p.a");

    [Fact]
    public async Task Commit_ByTwoHostsManyTimesAtOnce_CountsOnce()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        TurnCommit[] commits = [.. Enumerable.Range(1, 4).Select(number => Sample.Commit(_machine, number))];
        foreach (var commit in commits)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? one : other).Commits.CommitAsync(commit, default)));
        }

        await Kept.HoldsAsync(one, commits);
    }

    [Fact]
    public async Task Commit_OfManyMachinesOfOneReleaseByTwoHosts_LosesNothing()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        TurnCommit[] commits = [.. Enumerable.Range(1, 8).SelectMany(machine => Enumerable.Range(1, 4).Select(number => Sample.Commit(_machine.Node($"p.m{machine}"), number)))];
        await Task.WhenAll(commits.GroupBy(commit => commit.Machine).Select((machine, i) => Task.Run(async () =>
        {
            foreach (var commit in machine)
            {
                await (i % 2 == 0 ? one : other).Commits.CommitAsync(commit, default);
            }
        })));

        await Kept.HoldsAsync(one, commits);
    }

    [Fact]
    public async Task Commit_OfMoreThanABatchHolds_IsWholeAndInOrder()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var commit = Sample.Commit(_machine, 1, transitions: 250);
        await Task.WhenAll(one.Commits.CommitAsync(commit, default), other.Commits.CommitAsync(commit, default), one.Commits.CommitAsync(Sample.Commit(_machine.Node("p.b"), 1), default));
        await Kept.HoldsAsync(one, commit, Sample.Commit(_machine.Node("p.b"), 1));
    }

    [Fact]
    public async Task Commit_OfAnOlderNumberThatComesLate_ChangesNothing()
    {
        var (one, late) = (await OpenAsync(), await OpenAsync());
        TurnCommit[] commits = [.. Enumerable.Range(1, 3).Select(number => Sample.Commit(_machine, number) with { Final = Sample.Snapshot(number), Fault = $"f{number}" })];
        foreach (var commit in commits.Append(commits[0]).Append(commits[1]))
        {
            await (commit == commits[2] ? one : late).Commits.CommitAsync(commit, default);
        }

        await Kept.HoldsAsync(one, commits);
        Assert.Equal(3, (await one.Machines.FinalAsync(_machine, default))!.Number);
        Assert.Equal("f3", Assert.Single(await one.Machines.QuarantinedAsync(default), machine => machine.Machine == _machine).Reason);
    }

    [Fact]
    public async Task Commit_OfATurnThatWasDoneAgainOtherwise_LosesNoEvent()
    {
        var storage = await OpenAsync();
        var (lost, again) = (Sample.Commit(_machine, 1), Sample.Commit(_machine, 1) with { Transitions = [Sample.Event(_machine, 1, 7), Sample.Event(_machine, 1, 8)] });
        foreach (var commit in new[] { lost, again, lost, again })
        {
            await storage.Commits.CommitAsync(commit, default);
        }

        Assert.Equal(Sample.Events([lost, again]), await Kept.EventsAsync(storage, _machine.Release));
    }

    [Fact]
    public async Task Commit_OfATurnThatWasDoneAgainOtherwise_ShowsWhatItCameToThen()
    {
        var storage = await OpenAsync();
        var lost = Sample.Commit(_machine, 1) with { Final = Sample.Snapshot(1) };
        var node = lost.Projections[0];
        await storage.Commits.CommitAsync(lost, default);

        await storage.Commits.CommitAsync(lost with { Projections = [node with { Node = node.Node! with { Status = "again" } }], Final = Sample.Snapshot(7) }, default);

        var row = await storage.Documents.GetAsync(new(Projections.Nodes(_machine.ReleaseId, _machine.Run), Projections.Row(_machine.Path)), default);
        Assert.Equal("again", ExecutionJson.Node(row!.Body.Span).Status);
        Assert.Equal(7, ExecutionJson.Snapshot((await storage.Machines.FinalAsync(_machine, default))!.Snapshot.Span).Turn);
    }

    [Fact]
    public async Task Commit_OfAnOpenSignOffWhileAnotherHostClosesIt_LeavesItClosed()
    {
        var (one, late) = (await OpenAsync(), await OpenAsync());
        for (var round = 0; round < 25; round++)
        {
            var machine = _machine.Node($"p.s{round}");
            await Task.WhenAll(
                Task.Run(() => late.Commits.CommitAsync(Sample.Commit(machine, 1), default)),
                Task.Run(() => one.Commits.CommitAsync(Sample.Commit(machine, 2), default)));
            Assert.False(await Kept.IsOpenAsync(one, machine));
        }
    }

    [Fact]
    public async Task Reply_OnceItIsThere_ComesAfterEverythingElse()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        for (var number = 1; number <= 5; number++)
        {
            var commit = Sample.Commit(_machine, number) with { Final = Sample.Snapshot(number) };
            var reply = other.Signals.WaitForReplyAsync(_machine, commit.Replies[0].SignalId, TimeSpan.FromSeconds(30), default);
            var committing = one.Commits.CommitAsync(commit, default);
            Assert.Equal($"{number}", (await reply)?.Message);
            await Kept.HoldsAsync(other, [.. Enumerable.Range(1, number).Select(n => Sample.Commit(_machine, n))]);
            Assert.Equal(number, (await other.Machines.FinalAsync(_machine, default))!.Number);
            await committing;
        }
    }

    [Fact]
    public async Task Commit_OfALaterRun_ShowsOverAnEarlierOne()
    {
        var storage = await OpenAsync();
        var release = _machine.Release;
        Project Summary(int run, long sequence) => new()
        {
            Kind = ProjectionKind.Release, Address = release with { Run = run }, Sequence = sequence, Release = new ReleaseSummary { Facts = new ReleaseFacts { Id = release.ReleaseId }, Run = run },
        };
        await storage.Commits.CommitAsync(new TurnCommit { Machine = release with { Run = 2 }, Number = 1, Projections = [Summary(2, 1)] }, default);
        await storage.Commits.CommitAsync(new TurnCommit { Machine = release, Number = 90, Projections = [Summary(1, 90)] }, default);
        var shown = await storage.Documents.GetAsync(new(Projections.Releases, release.ReleaseId), default);
        Assert.Equal(2, ExecutionJson.Release(shown!.Body.Span).Run);
    }

    [Fact]
    public void ToJson_OfACommit_ReadsBackAsItWas()
    {
        var commit = Sample.Commit(_machine, 7) with { Final = Sample.Snapshot(3), Fault = "no" };
        var read = TurnCommit.FromJson(commit.ToJson());
        Assert.Equal(commit.ToJson(), read.ToJson());
        Assert.Equal((commit.Machine, commit.Number, commit.Fault, commit.Final!.Value.Length), (read.Machine, read.Number, read.Fault, read.Final!.Value.Length));
    }

    private Task<AzureStorage> OpenAsync() => AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
}
