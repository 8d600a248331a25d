using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class DiffCommandTests : IDisposable
{
    private const string Old = "process: {id: p, phases: [{phase: {id: build, activities: [{activity: {id: b, type: wait, duration: 1h, timeout: 30m}}]}}]}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Diff_TwoFiles_TellsWithoutAServer()
    {
        var (before, after) = (_folder.Write("old.yaml", Old), _folder.Write("new.yaml", Old.Replace("30m", "1h", StringComparison.Ordinal)));
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("diff", before, after));

        Assert.Equal("activity build.b: timeout changed from 30m to 1h\n", command.Out);
    }

    [Fact]
    public async Task Diff_SameFiles_IsSilentAndEndsWithZero()
    {
        var (before, after) = (_folder.Write("old.yaml", Old), _folder.Write("new.yaml", "# another comment\n" + Old));
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("diff", before, after));

        Assert.Equal((string.Empty, "No difference.\n"), (command.Out, command.Error));
    }

    [Fact]
    public async Task Diff_Folders_PairsDocumentsById()
    {
        _folder.Write("old/a.yaml", Old);
        _folder.Write("old/c.yaml", "connector: {id: c, type: http, url: http://a}");
        _folder.Write("new/all.yaml", Old.Replace("30m", "1h", StringComparison.Ordinal) + "\n---\nactivity: {id: soak, type: wait, duration: 1h}");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("diff", Path.Combine(_folder.Path, "old"), Path.Combine(_folder.Path, "new"), "--json"));

        var changes = command.Json.GetProperty("changes").EnumerateArray().Select(change => (change.GetProperty("document").GetString(), change.GetProperty("kind").GetString()));
        Assert.Equal([("activity soak", "added"), ("connector c", "removed"), ("process p", "changed")], changes);
    }

    [Theory]
    [InlineData("process: {id: p}", "RO1107")]
    [InlineData("nonsense", "RO1013")]
    public async Task Diff_InvalidFile_SaysWhy(string text, string code)
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync("diff", _folder.Write("old.yaml", Old), _folder.Write("new.yaml", text)));

        Assert.Contains(code, command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_VersionsOfFiles_IsNotUnderstood()
    {
        var file = _folder.Write("old.yaml", Old);
        Assert.Equal(ExitCodes.Usage, await new CommandLine().RunAsync("diff", file, file, "--from", "1"));
    }
}
