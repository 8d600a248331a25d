using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo release purge</c>.</summary>
internal sealed class PurgeReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _reason = ReleaseArguments.Reason();

    public PurgeReleaseCommand(CommandServices services)
        : base("purge", "Delete a release that is over and has been kept long enough; export its bundle before", services)
    {
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var release = call.Required(_release);
        var answer = await call.Client.PostAsync(ResourcePath.Release(release, Name), new ReasonRequest(call.Value(_reason)), ReloJson.Default.ReasonRequest, cancellationToken);
        var report = answer.Read(ReloJson.Default.PurgeReport);
        call.Output.Result(answer, () =>
            $"{release} is purged: {report.Machines} nodes and {report.Blobs} files; {report.Entries} entries of its audit trails {(report.KeptTrails ? "are kept" : "are gone")}.");
        return ExitCodes.Done;
    }
}
