using System.CommandLine;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases.Watching;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release watch</c>.</summary>
internal sealed class WatchReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();

    public WatchReleaseCommand(CommandServices services)
        : base("watch", "Watch a release until it has ended: a live tree in a terminal, else a line for each event", services) => Arguments.Add(_release);

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        ReleaseWatcher.WatchAsync(call, call.Required(_release), cancellationToken);
}
