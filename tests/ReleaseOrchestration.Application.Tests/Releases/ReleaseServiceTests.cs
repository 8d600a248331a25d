using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Releases;

public sealed class ReleaseServiceTests
{
    [Fact]
    public async Task Create_WithoutId_MakesAReadableOne()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        var release = await shop.Service.CreateAsync(new CreateRelease { Process = "p", Name = "März: Release 1.4!" }, Workshop.Rita, default);
        Assert.StartsWith("m-rz-release-1-4-", release.Value.Id, StringComparison.Ordinal);
        Assert.Equal(ReleaseStatus.Draft, release.Value.Status);
    }

    [Fact]
    public async Task Create_SameOperationAgain_FindsItsOwnRelease()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        var request = new CreateRelease { Process = "p", Start = true };
        var first = await shop.Service.CreateAsync(request, Workshop.Rita with { Operation = "op" }, default);
        var second = await shop.Service.CreateAsync(request, Workshop.Rita with { Operation = "op" }, default);

        Assert.Equal(first.Value.Id, second.Value.Id);
        Assert.Single(await shop.IdsAsync());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    public async Task Create_IdThatCannotBe_IsRefused(string id)
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        Assert.Equal("RO4011", (await shop.CreateAsync(id, "p")).Error!.Code);
    }

    [Fact]
    public async Task Start_CutOffBeforeTheMachine_IsFinishedByRecovery()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        var dying = shop.ServiceOn(new DyingRuntime());
        await Assert.ThrowsAsync<IOException>(() => dying.CreateAsync(new CreateRelease { Id = "r1", Process = "p", Start = true }, Workshop.Rita, default));

        Assert.Null(await shop.Queries.ViewAsync(new MachineAddress("r1", 1, string.Empty), default));
        Assert.Equal(1, await shop.Service.RecoverAsync(default));
        Assert.Equal("OnHold", (await shop.NodeAsync("r1", "work.do_it")).Status);
        Assert.Equal(0, await shop.Service.RecoverAsync(default));
    }

    [Fact]
    public async Task Recover_ByManyHostsAtOnce_StartsEachOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await CutOffAsync(shop, "r1", "r2", "r3");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.Service.RecoverAsync(default))));

        foreach (var id in (string[])["r1", "r2", "r3"])
        {
            Assert.Single(await StartsOfAsync(shop, id));
        }

        Assert.Equal(0, await shop.Service.RecoverAsync(default));
    }

    [Fact]
    public async Task Recover_OneCannotBeFinished_FinishesTheOthers()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await CutOffAsync(shop, "r1", "r2", "r3");

        var failed = await Assert.ThrowsAsync<AggregateException>(() => shop.ServiceOn(new DyingRuntime(shop.Runtime, "r2")).RecoverAsync(default));

        Assert.IsType<IOException>(Assert.Single(failed.InnerExceptions));
        Assert.Equal("OnHold", (await shop.NodeAsync("r3", "work.do_it")).Status);
        Assert.Equal(1, await shop.Service.RecoverAsync(default));
        Assert.Equal("OnHold", (await shop.NodeAsync("r2", "work.do_it")).Status);
    }

    [Fact]
    public async Task Start_SameOperationAfterACutOff_FinishesTheStart()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await shop.CreateAsync("r1", "p", start: false);
        var origin = Workshop.Rita with { Operation = "op" };
        await Assert.ThrowsAsync<IOException>(() => shop.ServiceOn(new DyingRuntime()).StartAsync("r1", origin, default));

        Assert.Equal("RO4303", (await shop.Service.StartAsync("r1", Workshop.Rita, default)).Error!.Code);
        Assert.Null((await shop.Service.StartAsync("r1", origin, default)).Error);
        Assert.Equal("OnHold", (await shop.NodeAsync("r1", "work.do_it")).Status);
    }

    [Fact]
    public async Task Start_FromManySides_StartsOnce()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await shop.CreateAsync("r1", "p", start: false);
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.Service.StartAsync("r1", Workshop.Rita, default)));
        Assert.Single(results, r => r.Error is null);
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("RO4303", r.Error!.Code));
    }

    [Fact]
    public async Task Start_ThenTheProcessChanges_RunsWhatWasPinned()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("child", "Before") + "\n---\n" + Texts.Parent("p", "child"));
        await shop.CreateAsync("r1", "p");
        await shop.ApplyAsync(Texts.Manual("child", "After") + "\n---\n" + Texts.Manual("p"));
        var inner = await shop.NodeAsync("r1", "run.child/work.do_it");

        Assert.Equal("OnHold", inner.Status);
        Assert.Equal("run", (await shop.Queries.GetAsync("r1", null, default)).Value.Tree.Children.Single().Node.Id);
    }

    [Fact]
    public async Task Signal_ToANodeOfASubprocess_ReachesIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("child") + "\n---\n" + Texts.Parent("p", "child"));
        await shop.CreateAsync("r1", "p");
        var answer = await shop.Signals.SendAsync(
            "r1", "run.child/work.do_it", "task", id => new SetTask { SignalId = id, Actor = "user:rita", TaskId = "done", Status = TaskState.Done }, Workshop.Rita, default);

        Assert.True(answer.Value!.Accepted);
        Assert.Equal(ReleaseStatus.Succeeded, (await shop.Queries.GetAsync("r1", null, default)).Value.Release.Status);
        var finding = await new AuditQueries(shop.Queries, shop.Runtime).VerifyAsync(new MachineAddress("r1", 1, string.Empty), default);
        Assert.True(finding.Verification.IsIntact);
        Assert.True(finding.Entries > finding.Verification.Head.Sequence);
    }

    [Fact]
    public async Task Skip_NodeOfASubprocess_IsDecidedByIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("child") + "\n---\n" + Texts.Parent("p", "child"));
        await shop.CreateAsync("r1", "p");
        Assert.Equal("RO4308", (await shop.Signals.SkipAsync("r1", "run.other/work", "x", Workshop.Rita, default)).Error!.Code);
        Assert.Equal("RO3004", (await shop.Signals.SkipAsync("r1", "run.child/work.do_it", "x", Workshop.Rita, default)).Value!.Code);
    }

    private static async Task CutOffAsync(Workshop shop, params string[] ids)
    {
        foreach (var id in ids)
        {
            await Assert.ThrowsAsync<IOException>(() => shop.ServiceOn(new DyingRuntime()).CreateAsync(new CreateRelease { Id = id, Process = "p", Start = true }, Workshop.Rita, default));
        }
    }

    private static async Task<IEnumerable<AuditLine>> StartsOfAsync(Workshop shop, string id) =>
        (await shop.Runtime.ReadAsync(new MachineAddress(id, 1, string.Empty), 0, 100, default)).Where(line => AuditEntry.Read(line.Body.Span) is { Event: "release.started", Path: "" });

    /// <summary>Dies at the start of every release, or of one.</summary>
    private sealed class DyingRuntime(IExecutionRuntime? inner = null, string? of = null) : IExecutionRuntime
    {
        public Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken) =>
            inner is not null && start.Self.ReleaseId != of ? inner.StartAsync(start, cancellationToken) : throw new IOException("The power is gone.");

        public Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken) => throw new IOException("The power is gone.");
    }
}
