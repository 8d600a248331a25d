using System.CommandLine;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity retry</c>.</summary>
internal sealed class RetryActivityCommand : RemediateCommand
{
    private readonly Option<string[]> _inputs = new("--input") { Description = $"Another value for an input: {ValueList.Syntax}", HelpName = "name=value" };

    public RetryActivityCommand(CommandServices services)
        : base("retry", "Try an activity on hold again", services) => Options.Add(_inputs);

    protected override RemediateRequest Complete(CommandCall call, RemediateRequest request) =>
        request with { Inputs = ValueList.Parse(call.Value(_inputs)) };
}
