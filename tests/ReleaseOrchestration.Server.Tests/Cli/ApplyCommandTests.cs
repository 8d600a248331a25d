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

        Assert.Equal(9, first.Json.GetProperty("applied").GetArrayLength());
        Assert.All(first.Json.GetProperty("applied").EnumerateArray(), document => Assert.Equal("created", document.GetProperty("change").GetString()));
        Assert.All(second.Json.GetProperty("applied").EnumerateArray(), document => Assert.Equal("unchanged", document.GetProperty("change").GetString()));
        Assert.Contains("phase.yaml:15:9: warning RO1114: ", first.Error, StringComparison.Ordinal);
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
