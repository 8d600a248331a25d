using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.SignOffs;

/// <summary><c>relo sign-off delegate</c>.</summary>
internal sealed class DelegateCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Argument<string> _path = ReleaseArguments.Path();
    private readonly Option<string> _seat = new("--seat") { Description = "Which seat, where you have several", HelpName = "seat" };
    private readonly Argument<string> _to = new("to") { Description = "Who decides instead: user:bob or group:qa" };
    private readonly Option<string> _reason = ReleaseArguments.Reason();

    public DelegateCommand(CommandServices services)
        : base("delegate", "Lets somebody else decide in the place of --as; name yourself to take it back", services)
    {
        Arguments.Add(_release);
        Arguments.Add(_path);
        Arguments.Add(_to);
        Options.Add(_seat);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Node(call.Required(_release), call.Required(_path), "delegate"),
        new DelegationRequest(call.Required(_to), call.Value(_seat), call.Value(_reason)),
        ReloJson.Default.DelegationRequest,
        cancellationToken);
}
