using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity task</c>.</summary>
internal sealed class SetTaskCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string> _task = new("task") { Description = "The id of the task" };

    private readonly Option<string> _status = new Option<string>("--status")
    {
        Description = "Its new status",
        DefaultValueFactory = _ => "Done",
    }.AcceptOnlyFromAmong("Todo", "InProgress", "Done", "Failed", "Blocked");

    private readonly Option<string> _comment = new("--comment") { Description = "What there is to say about it", HelpName = "text" };

    public SetTaskCommand(CommandServices services)
        : base("task", "Set the status of a task of a manual activity", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_task);
        Options.Add(_status);
        Options.Add(_comment);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), $"tasks/{Uri.EscapeDataString(call.Required(_task))}"),
        new TaskRequest(call.Value(_status)!, call.Value(_comment)),
        ReloJson.Default.TaskRequest,
        cancellationToken);
}
