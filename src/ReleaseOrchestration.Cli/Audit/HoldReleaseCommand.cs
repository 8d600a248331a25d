using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo release hold</c> and <c>relo release unhold</c>.</summary>
internal sealed class HoldReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);
    private readonly bool _isHold;

    public HoldReleaseCommand(CommandServices services, bool isHold)
        : base(isHold ? "hold" : "unhold", isHold ? "Put a release under a legal hold: it is not purged" : "Take the legal hold off a release", services)
    {
        _isHold = isHold;
        Arguments.Add(_release);
        Options.Add(_reason);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var release = call.Required(_release);
        var answer = await call.Client.PostAsync(ResourcePath.Release(release, Name), new ReasonRequest(call.Value(_reason)), ReloJson.Default.ReasonRequest, cancellationToken);
        call.Output.Result(answer, () => _isHold ? $"{release} is under a legal hold; it is not purged." : $"{release} is under no legal hold any more.");
        return ExitCodes.Done;
    }
}
