using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release pause</c>.</summary>
internal sealed class PauseReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _reason = ReleaseArguments.Reason();

    public PauseReleaseCommand(CommandServices services)
        : base("pause", "Let no node and no attempt start until the release is resumed", services)
    {
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Release(call.Required(_release), "pause"), new ReasonRequest(call.Value(_reason)), ReloJson.Default.ReasonRequest, cancellationToken);
}
