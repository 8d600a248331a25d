using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class FormatCommandTests : IDisposable
{
    private const string Odd = "# mine\nprocess:\n  id: p # keep\n  phases: [{phase: {id: a, dependsOn: []}}]\n";
    private const string Even = "# mine\nprocess:\n  id: p # keep\n  phases: [{phase: {id: a, depends-on: []}}]\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fmt_Check_TellsTheFilesAndWritesNothing()
    {
        var file = _folder.Write("p.yaml", Odd);
        _folder.Write("q.yaml", Even);
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Failed, await command.RunAsync("fmt", _folder.Path, "--check"));
        Assert.Equal($"{file}: dependsOn is depends-on in line 4\n", command.Out);
        Assert.Contains("2 files: 1 to be changed, 0 with errors.", command.Error, StringComparison.Ordinal);
        Assert.Equal(Odd, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Fmt_File_IsWrittenOnceAndKeepsItsMarkAndPermissions()
    {
        var file = _folder.Write("p.yaml", "\uFEFF" + Odd);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Assert.Equal(ExitCodes.Done, await new CommandLine().RunAsync("fmt", file));
        Assert.Equal("\uFEFF" + Even, System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)));
        Assert.Equal(ExitCodes.Done, await new CommandLine().RunAsync("fmt", file, "--check"));
        Assert.Equal([file], Directory.GetFiles(_folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Fmt_FileWithErrors_IsLeftAndReported()
    {
        var file = _folder.Write("p.yaml", "process: {id: p, dependsOn: x, phases: []}");
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Failed, await command.RunAsync("fmt", file));
        Assert.Contains($"{file}:1:18: error RO1007", command.Out, StringComparison.Ordinal);
        Assert.Contains("1 file: 0 changed, 1 with errors.", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fmt_Json_TellsEveryChange()
    {
        _folder.Write("p.yaml", Odd);
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Done, await command.RunAsync("fmt", _folder.Path, "--json"));
        var change = command.Json.GetProperty("files")[0].GetProperty("changes")[0];
        Assert.Equal(("dependsOn", "depends-on", 4), (change.GetProperty("written").GetString(), change.GetProperty("canonical").GetString(), change.GetProperty("position").GetProperty("line").GetInt32()));
    }
}
