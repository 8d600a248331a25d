using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity end-wait</c>.</summary>
internal sealed class EndWaitCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Option<string> _reason = ReleaseArguments.Reason();

    public EndWaitCommand(CommandServices services)
        : base("end-wait", "End a soak or another wait early", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), "end-wait"),
        new ReasonRequest(call.Value(_reason)),
        ReloJson.Default.ReasonRequest,
        cancellationToken);
}
