using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release abort</c>.</summary>
internal sealed class AbortReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);

    public AbortReleaseCommand(CommandServices services)
        : base("abort", "End a release: cancel what runs, abort the rest", services)
    {
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Release(call.Required(_release), "abort"), new ReasonRequest(call.Value(_reason)), ReloJson.Default.ReasonRequest, cancellationToken);
}
