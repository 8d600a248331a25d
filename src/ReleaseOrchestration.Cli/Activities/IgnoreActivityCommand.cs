using System.CommandLine;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity ignore</c>.</summary>
internal sealed class IgnoreActivityCommand : RemediateCommand
{
    private readonly Option<string[]> _outputs = new("--output") { Description = $"An output in its place: {ValueList.Syntax}", HelpName = "name=value" };

    public IgnoreActivityCommand(CommandServices services)
        : base("ignore", "Go on without an activity on hold", services) => Options.Add(_outputs);

    protected override RemediateRequest Complete(CommandCall call, RemediateRequest request) =>
        request with { Outputs = ValueList.Parse(call.Value(_outputs)) };
}
