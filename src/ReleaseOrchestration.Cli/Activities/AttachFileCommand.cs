using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity attach</c>.</summary>
internal sealed class AttachFileCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string> _field = new("field") { Description = "The field that takes the file" };
    private readonly Argument<FileInfo> _file = new Argument<FileInfo>("file") { Description = "The file" }.AcceptExistingOnly();
    private readonly Option<string> _type = new("--type") { Description = "Its media type; by its ending when left out", HelpName = "type" };

    public AttachFileCommand(CommandServices services)
        : base("attach", "Attach a file to a field of a manual activity", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_field);
        Arguments.Add(_file);
        Options.Add(_type);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var file = call.Required(_file);
        var path = ResourcePath.WithQuery(
            ResourcePath.Node(call.Required(_release), call.Required(_path), "files") + "/" + Uri.EscapeDataString(call.Required(_field)), ("name", file.Name));
        var answer = await call.Client.PutFileAsync(path, await File.ReadAllBytesAsync(file.FullName, cancellationToken), call.Value(_type) ?? MediaTypes.Of(file.Extension), cancellationToken);
        var receipt = answer.Read(ReloJson.Default.Receipt);
        call.Output.Result(answer, () => receipt.Accepted == true ? receipt.Message : $"Sent, but not answered yet: {receipt.Message}");
        return ExitCodes.Done;
    }
}
