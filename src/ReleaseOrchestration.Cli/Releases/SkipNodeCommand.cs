using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release skip</c>, and the same as <c>relo activity skip</c>.</summary>
internal sealed class SkipNodeCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);

    public SkipNodeCommand(CommandServices services)
        : base("skip", "Skip a node that has not started; what depends on it goes on", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Release(call.Required(_release), "skip"),
        new SkipRequest(call.Required(_path), call.Value(_reason)!),
        ReloJson.Default.SkipRequest,
        cancellationToken);
}
