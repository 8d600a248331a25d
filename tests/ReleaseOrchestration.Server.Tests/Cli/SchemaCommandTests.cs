using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Schemas;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Schema_Kind_IsPrinted()
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("schema", "inputSet"));

        Assert.Equal(DocumentSchemas.Get("input-set"), command.Out);
        Assert.Equal("urn:release-orchestration:schema:input-set", command.Json.GetProperty("$id").GetString());
    }

    [Fact]
    public async Task Schema_ToAFile_IsWritten()
    {
        var file = _folder.Write("process.json", "before");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("schema", "process", "--out", file));

        Assert.Equal(DocumentSchemas.Get("process"), await File.ReadAllTextAsync(file));
        Assert.Empty(command.Out);
    }

    [Fact]
    public async Task Schema_List_NamesTheKinds()
    {
        var words = new CommandLine();
        var json = new CommandLine();

        Assert.Equal(ExitCodes.Done, await words.RunAsync("schema", "--list"));
        Assert.Equal(ExitCodes.Done, await json.RunAsync("schema", "--list", "--json"));

        Assert.Equal(DocumentSchemas.Kinds, words.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(DocumentSchemas.Kinds, json.Json.EnumerateArray().Select(kind => kind.GetString()!));
    }

    [Theory]
    [InlineData]
    [InlineData("freezer")]
    [InlineData("process", "--out", "no/such/folder/process.json")]
    public async Task Schema_NotUnderstood_SaysWhy(params string[] args)
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync(["schema", .. args]));

        Assert.StartsWith("error: ", command.Error, StringComparison.Ordinal);
        Assert.Empty(command.Out);
    }
}
