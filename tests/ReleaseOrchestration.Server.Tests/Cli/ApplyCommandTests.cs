using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class ApplyCommandTests : IAsyncLifetime
{
    private RealServer _server = null!;

    public async Task InitializeAsync() => _server = await RealServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Apply_Samples_SavesThemOnce()
    {
        var first = await _server.ReloAsync("apply", Samples.Folder, "--json");
        var second = await _server.ReloAsync("apply", Samples.Folder, "--json");

        Assert.Equal(12, first.Json.GetProperty("applied").GetArrayLength());
        Assert.All(first.Json.GetProperty("applied").EnumerateArray(), document => Assert.Equal("created", document.GetProperty("change").GetString()));
        Assert.All(second.Json.GetProperty("applied").EnumerateArray(), document => Assert.Equal("unchanged", document.GetProperty("change").GetString()));
        Assert.Contains("phase.yaml:15:9: warning RO1114: ", first.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_Prune_AsksOnATerminalAndRefusesWithoutOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "phase: {id: kept, activities: [{activity: {id: x, type: manual}}]}");
        var gone = folder.Write("b.yaml", "phase: {id: gone, activities: [{activity: {id: x, type: manual}}]}");
        string[] prune = ["apply", folder.Path, "--prune", "--source", "repo"];
        await _server.ReloAsync([.. prune, "--idempotency-key", "k"]);
        File.Delete(gone);

        var alone = await _server.ReloAsync(ExitCodes.Usage, prune);
        Assert.Contains("gone  1        deleted", alone.Error, StringComparison.Ordinal);
        Assert.Contains("1 definition would be deleted; nothing was changed.", alone.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, await new CommandLine(_server.Address) { Screen = TextWriter.Null, Input = "no\n" }.RunAsync(prune));
        Assert.Contains("deleted", (await _server.ReloAsync([.. prune, "--dry-run"])).Out, StringComparison.Ordinal);
        await _server.ReloAsync("release", "start", "gone", "--draft");

        Assert.Equal(ExitCodes.Done, await new CommandLine(_server.Address) { Screen = TextWriter.Null, Input = "yes\n" }.RunAsync(prune));
        await _server.ReloAsync(ExitCodes.Refused, "release", "start", "gone", "--draft");
    }

    [Fact]
    public async Task Apply_PruneWithYes_NeedsASourceAndDoesNotAsk()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "phase: {id: kept, activities: [{activity: {id: x, type: manual}}]}");
        var gone = folder.Write("b.yaml", "phase: {id: gone, activities: [{activity: {id: x, type: manual}}]}");
        await _server.ReloAsync("apply", folder.Path, "--source", "repo");
        File.Delete(gone);

        Assert.Contains("need --source NAME", (await _server.ReloAsync(ExitCodes.Usage, "apply", folder.Path, "--prune", "--yes")).Error, StringComparison.Ordinal);
        var pruned = await _server.ReloAsync("apply", folder.Path, "--prune", "--yes", "--source", "repo", "--json");
        Assert.Equal(["unchanged", "deleted"], pruned.Json.GetProperty("applied").EnumerateArray().Select(document => document.GetProperty("change").GetString()));
        var foreign = await _server.ReloAsync(ExitCodes.Refused, "apply", folder.Path, "--prune", "--yes", "--source", "other");
        Assert.Contains("RO2026", foreign.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OneFileIsWrong_SavesNoneAndTellsItsPlace()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "phase: {id: good, activities: [{activity: {id: x, type: manual}}]}");
        var wrong = folder.Write("b.yaml", "phase:\n  id: bad\n  activities:\n    - activity: {id: x, type: manual, depends-on: [y]}\n");

        var apply = await _server.ReloAsync(ExitCodes.Failed, "apply", folder.Path);

        Assert.Contains($"{wrong}:4:52: error RO1108: ", apply.Error, StringComparison.Ordinal);
        await _server.ReloAsync(ExitCodes.Refused, "release", "start", "good");
    }
}
