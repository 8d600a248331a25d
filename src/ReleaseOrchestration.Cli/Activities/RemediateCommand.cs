using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary>A decision about one activity: which release, which node, why, about which attempt.</summary>
internal abstract class RemediateCommand : ReloCommand
{
    private readonly string _action;
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Option<string> _reason = ReleaseArguments.Reason();
    private readonly Option<int?> _attempt = ReleaseArguments.Attempt();

    protected RemediateCommand(string action, string description, CommandServices services)
        : base(action, description, services)
    {
        _action = action;
        Arguments.Add(_release);
        Arguments.Add(_path);
        Options.Add(_reason);
        Options.Add(_attempt);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var request = Complete(call, new RemediateRequest { Reason = call.Value(_reason), Attempt = call.Value(_attempt) });
        return call.SendAsync(
            ResourcePath.Node(call.Required(_release), call.Required(_path), _action), request, ReloJson.Default.RemediateRequest, cancellationToken);
    }

    protected virtual RemediateRequest Complete(CommandCall call, RemediateRequest request) => request;
}
