using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class DefinitionDeletionTests
{
    [Theory]
    [InlineData(DefinitionKind.Process, "child", "process 'p'")]
    [InlineData(DefinitionKind.Activity, "soak", "process 'q'")]
    [InlineData(DefinitionKind.Connector, "ci", "process 'r'")]
    [InlineData(DefinitionKind.Process, "r", "inputSet 's'")]
    public async Task Delete_WhatADefinitionUses_IsRefusedWithItsUsers(DefinitionKind kind, string id, string user)
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Everything);
        var refused = (await shop.DeleteAsync(kind, id)).Error!;

        Assert.Equal(("RO2021", 409), (refused.Code, refused.Status));
        Assert.Contains($"is used by {user}", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await shop.Store.FindAsync(kind, id, default));
    }

    [Fact]
    public async Task Delete_SeveralThatUseEachOther_DeletesThemTogether()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Everything);
        var both = await shop.Deletion.DeleteAsync([(DefinitionKind.Process, "child"), (DefinitionKind.Process, "p")], "user:rita", "tidy", default);
        Assert.Equal(["child", "p"], both.Value.Select(record => record.Id));
    }

    [Fact]
    public async Task Delete_ThenSaveAgain_CountsOnAndKeepsTheVersions()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p", "One"));
        await shop.ApplyAsync(Texts.Manual("p", "Two"));
        var deleted = (await shop.DeleteAsync(DefinitionKind.Process, "p")).Value;
        var again = await shop.DeleteAsync(DefinitionKind.Process, "p");

        Assert.Equal(("user:rita", "no longer needed"), (deleted.Deletion!.By, deleted.Deletion.Reason));
        Assert.Equal(("RO2022", 410), (again.Error!.Code, again.Error.Status));
        Assert.Null(await shop.Store.FindAsync(DefinitionKind.Process, "p", default));
        Assert.Null(await shop.Store.FindAsync(DefinitionKind.Process, "p", 1, default));
        Assert.Equal("One", (await shop.Store.FindVersionAsync(DefinitionKind.Process, "p", 1, default))!.Name);
        Assert.Empty((await shop.Store.ListAsync(DefinitionKind.Process, 10, null, default))!.Items);

        Assert.Equal(3, (await shop.ApplyAsync(Texts.Manual("p", "Two"))).Applied[0].Record.Version);
        Assert.Null(await shop.Store.FindDeletedAsync(DefinitionKind.Process, "p", default));
    }

    [Fact]
    public async Task Delete_WhileAReleaseRuns_IsRefusedUntilItHasEnded()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("child") + "\n---\n" + Texts.Parent("p", "child"));
        await shop.CreateAsync("r-1", "p");
        await shop.ApplyAsync(Texts.Manual("p"));

        var running = (await shop.DeleteAsync(DefinitionKind.Process, "child")).Error!;
        Assert.Contains("release 'r-1'", running.Message, StringComparison.Ordinal);

        await shop.Signals.SendAsync("r-1", string.Empty, "abort", id => new AbortRelease { SignalId = id, Actor = "user:rita", Reason = "over" }, Workshop.Rita, default);
        Assert.Null((await shop.DeleteAsync(DefinitionKind.Process, "child")).Error);
        Assert.Null((await shop.DeleteAsync(DefinitionKind.Process, "p")).Error);
        Assert.Equal(ReleaseStatus.Aborted, (await shop.Queries.GetAsync("r-1", null, default)).Value.Release.Status);
    }

    [Fact]
    public async Task Delete_WhileAReleaseRunsAgain_IsRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await shop.CreateAsync("r-1", "p");
        await shop.Signals.SendAsync("r-1", string.Empty, "abort", id => new AbortRelease { SignalId = id, Actor = "user:rita", Reason = "over" }, Workshop.Rita, default);
        Assert.Empty(await shop.Uses.OfAsync(DefinitionKind.Process, "p", default));

        var restarts = new ReleaseRestarts(shop.Queries, shop.Releases, shop.Signals);
        Assert.Null((await restarts.RestartAsync("r-1", new RestartRequest("work", "again", IsDryRun: false), Workshop.Rita, default)).Error);

        Assert.Equal("RO2021", (await shop.DeleteAsync(DefinitionKind.Process, "p")).Error!.Code);
    }

    [Fact]
    public async Task Delete_WhatADraftIsOf_IsDoneAndTheStartRefused()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await shop.CreateAsync("r-1", "p", start: false);

        Assert.False((await shop.Uses.OfAsync(DefinitionKind.Process, "p", default)).Single().Protects);
        Assert.Null((await shop.DeleteAsync(DefinitionKind.Process, "p")).Error);
        Assert.Equal("RO2001", (await shop.Service.StartAsync("r-1", Workshop.Rita, default)).Error!.Code);
        Assert.Equal("RO2001", (await shop.CreateAsync("r-2", "p")).Error!.Code);
    }

    [Fact]
    public async Task Delete_WhileReferrersAreSaved_LeavesNoReferenceDangling()
    {
        await using var shop = await Workshop.OpenAsync();
        for (var round = 0; round < 8; round++)
        {
            var child = $"child{round}";
            await shop.ApplyAsync(Texts.Manual(child));
            var saves = Enumerable.Range(0, 4).Select(i => Task.Run(() => shop.Definitions.ApplyAsync(Texts.Parent($"p{round}-{i}", child), "user:rita", default))).ToList();
            var deletion = await Task.Run(() => shop.DeleteAsync(DefinitionKind.Process, child));
            var results = await Task.WhenAll(saves);

            Assert.All(results.Where(result => result.Error is not null), result => Assert.Equal("RO2001", result.Error!.Code));
            Assert.Equal(results.Any(result => result.Error is null), deletion.Error is not null);
        }
    }

    [Fact]
    public async Task UsedBy_SavedBeforeReferencesWereKept_ReadsThem()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Entry("soak") + "\n---\n" + Texts.Using("q", "soak@1"));
        var (record, etag) = await shop.Store.FindStoredAsync(DefinitionKind.Process, "q", default);
        Assert.True(await shop.Store.MarkAsync(record! with { References = null }, etag!, "user:alice", default));

        var use = (await shop.Uses.OfAsync(DefinitionKind.Activity, "soak", default)).Single();
        Assert.Equal(("process", "q", 1), (use.Kind, use.Id, use.RefersTo));
    }

    private static string Everything => string.Join(
        "\n---\n",
        Texts.Manual("child"),
        Texts.Parent("p", "child"),
        Texts.Entry("soak"),
        Texts.Using("q", "soak"),
        "connector: {id: ci, type: http, url: http://127.0.0.1:1}",
        Texts.Building("r", "ci"),
        "inputSet: {id: s, process: r}");
}
