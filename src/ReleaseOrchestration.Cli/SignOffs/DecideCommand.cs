using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary><c>relo sign-off decide</c>.</summary>
internal sealed class DecideCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string> _decision = new Argument<string>("decision") { Description = "approve or reject" }.AcceptOnlyFromAmong("approve", "reject");
    private readonly Option<string> _comment = new("--comment") { Description = "Why", HelpName = "text" };
    private readonly Option<string[]> _fields = new("--field") { Description = $"A value for a field: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<int?> _attempt = ReleaseArguments.Attempt();

    public DecideCommand(CommandServices services)
        : base("decide", "Approve or reject, in the name of --as", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_decision);
        Options.Add(_comment);
        Options.Add(_fields);
        Options.Add(_attempt);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), "decide"),
        new DecideRequest(call.Required(_decision), call.Value(_comment), ValueList.Parse(call.Value(_fields)), call.Value(_attempt)),
        ReloJson.Default.DecideRequest,
        cancellationToken);
}
