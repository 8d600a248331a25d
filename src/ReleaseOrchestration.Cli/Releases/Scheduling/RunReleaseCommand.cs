using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases.Watching;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary><c>relo release run</c>: starts a draft, or a release before its time.</summary>
internal sealed class RunReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<bool> _watch = new("--watch") { Description = "Watch it until it has ended" };

    public RunReleaseCommand(CommandServices services)
        : base("run", "Start a draft, or a scheduled release that waits or before its time", services)
    {
        Arguments.Add(_release);
        Options.Add(_watch);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.PostAsync(ResourcePath.Release(call.Required(_release), "start"), new ReasonRequest(Reason: null), ReloJson.Default.ReasonRequest, cancellationToken);
        var release = answer.Read(ReloJson.Default.StartedRelease);
        if (!call.Value(_watch))
        {
            call.Output.Result(answer, () => $"{release.Id}  {release.Status}");
            return ExitCodes.Done;
        }

        return await ReleaseWatcher.WatchAsync(call, release.Id, cancellationToken);
    }
}
