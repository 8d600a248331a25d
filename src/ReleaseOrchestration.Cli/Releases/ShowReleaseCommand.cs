using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release show</c>: the tree, and what each node waits for.</summary>
internal sealed class ShowReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<int?> _run = ReleaseArguments.Run();

    public ShowReleaseCommand(CommandServices services)
        : base("show", "Show a release: every phase and activity, and what it waits for", services)
    {
        Arguments.Add(_release);
        Options.Add(_run);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(ResourcePath.WithQuery(ResourcePath.Release(call.Required(_release)), ("run", call.Value(_run)?.ToString())), cancellationToken);
        var release = answer.Read(ReloJson.Default.ReleaseTree);
        call.Output.Result(answer, () => ReleaseText.Show(release));
        return ExitCodes.Done;
    }
}
