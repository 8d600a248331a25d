using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;

namespace ReleaseOrchestration.Cli.Freezes;

/// <summary><c>relo release break-glass</c>.</summary>
internal sealed class BreakGlassCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _freeze = new("--freeze") { Description = "The freeze to break", HelpName = "id", Required = true };
    private readonly Option<string> _for = new("--for") { Description = "For how long, such as 2h; whoever confirms may leave it out", HelpName = "time" };
    private readonly Option<string> _reason = ReleaseArguments.Reason(required: true);

    public BreakGlassCommand(CommandServices services)
        : base("break-glass", "Ask to break a freeze for a release, or confirm it as a second person; neither may have started the release", services)
    {
        Arguments.Add(_release);
        Options.Add(_freeze);
        Options.Add(_for);
        Options.Add(_reason);
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.SendAsync(
        ResourcePath.Release(call.Required(_release), "break-glass"),
        new BreakGlassRequest(call.Value(_freeze)!, call.Value(_reason), call.Value(_for)),
        ReloJson.Default.BreakGlassRequest,
        cancellationToken);
}
