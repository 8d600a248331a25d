using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary><c>relo sign-off reassign</c>.</summary>
internal sealed class ReassignCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Argument<string> _seat = new("seat") { Description = "The open seat, such as user:alice" };
    private readonly Argument<string> _to = new("to") { Description = "Who decides instead: user:bob or group:qa" };
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);

    public ReassignCommand(CommandServices services)
        : base("reassign", "Gives an open seat of a sign-off to somebody else", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_seat);
        Arguments.Add(_to);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), "reassign"),
        new DelegationRequest(call.Required(_to), call.Required(_seat), call.Value(_reason)),
        ReloJson.Default.DelegationRequest,
        cancellationToken);
}
