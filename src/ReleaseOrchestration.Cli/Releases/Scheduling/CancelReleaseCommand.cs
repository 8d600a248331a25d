using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary><c>relo release cancel</c>: calls off a release that has not started.</summary>
internal sealed class CancelReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);

    public CancelReleaseCommand(CommandServices services)
        : base("cancel", "Call off a release that has not started", services)
    {
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.ShowPlannedAsync(call.Client.PostAsync(
        ResourcePath.Release(call.Required(_release), "cancel"), new ReasonRequest(call.Value(_reason)), ReloJson.Default.ReasonRequest, cancellationToken));
}
