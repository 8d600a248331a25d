using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class DefinitionCommandsTests : IAsyncLifetime
{
    private const string Soak = "activity: {id: soak, type: wait, duration: 1h, tags: [metrics]}";
    private const string Using = "process: {id: p, phases: [{phase: {id: run, activities: [{activity: soak}]}}]}";

    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RealServer.StartAsync();
        await _server.ApplyAsync(Soak + "\n---\n" + Using);
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Process_DiffAndRestore_GoThroughVersions()
    {
        using var folder = new TemporaryFolder();
        await _server.ReloAsync("apply", folder.Write("p.yaml", Using.Replace("activity: soak", "activity: soak@1", StringComparison.Ordinal)), "--comment", "hold still");

        var diff = await _server.ReloAsync(ExitCodes.Failed, "diff", "p", "--from", "1", "--to", "2");
        var same = await _server.ReloAsync("diff", "p", "--from", "2", "--to", "2");
        var restored = await _server.ReloAsync("process", "restore", "p", "1");
        var versions = await _server.ReloAsync("process", "versions", "p");

        Assert.Equal("activity run.soak: activity changed from soak to soak@1\n", diff.Out);
        Assert.Empty(same.Out);
        Assert.Equal("Version 3 of p has the content of version 1.\n", restored.Out);
        Assert.Contains("hold still", versions.Out, StringComparison.Ordinal);
        Assert.Contains("version 1 again", versions.Out, StringComparison.Ordinal);
        await _server.ReloAsync(ExitCodes.Refused, "diff", "p", "--to", "9");
    }

    [Fact]
    public async Task Store_EntryInUse_IsShownAndProtected()
    {
        var used = await _server.ReloAsync("store", "used-by", "soak");
        var refused = await _server.ReloAsync(ExitCodes.Refused, "store", "delete", "soak");
        var unused = await _server.ReloAsync("process", "used-by", "p");
        await _server.ReloAsync("process", "delete", "p", "--reason", "over");
        var deleted = await _server.ReloAsync("store", "delete", "soak");
        var gone = await _server.ReloAsync(ExitCodes.Refused, "store", "used-by", "soak");

        Assert.Contains("process  p   the newest", used.Out, StringComparison.Ordinal);
        Assert.Contains("RO2021: The Activity Store entry 'soak' is used by process 'p'", refused.Error, StringComparison.Ordinal);
        Assert.Equal("Nothing uses it.\n", unused.Out);
        Assert.Contains("relo store restore soak 1", deleted.Out, StringComparison.Ordinal);
        Assert.Contains("RO2022", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_DraftPublishDeprecate_ShowInTheList()
    {
        using var folder = new TemporaryFolder();
        await _server.ReloAsync("apply", folder.Write("soak.yaml", Soak.Replace("1h", "2h", StringComparison.Ordinal)), "--draft");
        var draft = await _server.ReloAsync("store", "list", "--tag", "metrics", "--type", "wait");
        var published = await _server.ReloAsync("store", "publish", "soak");
        await _server.ReloAsync("store", "deprecate", "soak", "--reason", "too slow");
        var deprecated = await _server.ReloAsync("store", "list", "soak");
        await _server.ReloAsync("store", "undeprecate", "soak");
        var none = await _server.ReloAsync("store", "list", "--type", "manual");

        Assert.Contains("2 (published: 1)", draft.Out, StringComparison.Ordinal);
        Assert.Equal("References to soak without a version take version 2.\n", published.Out);
        Assert.Contains("deprecated: too slow", deprecated.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("deprecated", (await _server.ReloAsync("store", "list")).Out, StringComparison.Ordinal);
        Assert.Equal("There is no such Activity Store entry.\n", none.Out);
    }
}
