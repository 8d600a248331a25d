using System.CommandLine;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity retry</c>.</summary>
internal sealed class RetryActivityCommand : RemediateCommand
{
    private readonly Option<string[]> _inputs = new("--input") { Description = $"Another value for an input: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<string> _through = new("--through") { Description = "A process that runs first: id or id@version", HelpName = "process" };
    private readonly Option<string[]> _throughInputs = new("--through-input") { Description = "An input of that process", HelpName = "name=value" };

    public RetryActivityCommand(CommandServices services)
        : base("retry", "Try an activity on hold again, after a process if need be", services)
    {
        Options.Add(_inputs);
        Options.Add(_through);
        Options.Add(_throughInputs);
    }

    protected override RemediateRequest Complete(CommandCall call, RemediateRequest request) => request with
    {
        Inputs = ValueList.Parse(call.Value(_inputs)),
        Process = call.Value(_through),
        ProcessInputs = ValueList.Parse(call.Value(_throughInputs)),
    };
}
