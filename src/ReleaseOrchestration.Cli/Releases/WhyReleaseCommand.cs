using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release why</c>: what a release waits for, on whom, since when.</summary>
internal sealed class WhyReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();

    public WhyReleaseCommand(CommandServices services)
        : base("why", "Say in sentences what a release waits for, on whom, since when", services) => Arguments.Add(_release);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(ResourcePath.Release(call.Required(_release), "why"), cancellationToken);
        var why = answer.Read(ReloJson.Default.WaitReasonList);
        call.Output.Result(answer, () => why.Items.IsEmpty
            ? $"Nothing waits; the release is {why.Status}."
            : string.Join(Environment.NewLine, why.Items.Select(reason => reason.Sentence)));
        return ExitCodes.Done;
    }
}
