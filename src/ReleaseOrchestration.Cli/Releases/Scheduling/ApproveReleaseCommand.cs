using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary><c>relo release approve</c>: agrees that a release of a group that names approvers starts.</summary>
internal sealed class ApproveReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _comment = new("--comment") { Description = "Goes into the audit", HelpName = "text" };

    public ApproveReleaseCommand(CommandServices services)
        : base("approve", "Agree that a release starts whose group names approvers", services)
    {
        Arguments.Add(_release);
        Options.Add(_comment);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.ShowPlannedAsync(call.Client.PostAsync(
        ResourcePath.Release(call.Required(_release), "approve"), new ApproveRequest(call.Value(_comment)), ReloJson.Default.ApproveRequest, cancellationToken));
}
