using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release resume</c>.</summary>
internal sealed class ResumeReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _reason = ReleaseArguments.Reason();

    public ResumeReleaseCommand(CommandServices services)
        : base("resume", "Let a paused release go on", services)
    {
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Release(call.Required(_release), "resume"), new ReasonRequest(call.Value(_reason)), ReloJson.Default.ReasonRequest, cancellationToken);
}
