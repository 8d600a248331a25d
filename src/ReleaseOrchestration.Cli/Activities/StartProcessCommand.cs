using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity start-process</c>.</summary>
internal sealed class StartProcessCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string> _task = new("task") { Description = "The task whose process is started" };
    private readonly Option<string[]> _inputs = new("--input") { Description = $"An input of the process: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<string> _reason = ReleaseArguments.Reason();

    public StartProcessCommand(CommandServices services)
        : base("start-process", "Start the subprocess of a task, again if need be", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_task);
        Options.Add(_inputs);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), $"tasks/{Uri.EscapeDataString(call.Required(_task))}/start"),
        new StartProcessRequest(ValueList.Parse(call.Value(_inputs)), call.Value(_reason)),
        ReloJson.Default.StartProcessRequest,
        cancellationToken);
}
