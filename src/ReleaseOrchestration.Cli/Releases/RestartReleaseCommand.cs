using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release restart</c>: a new run of the same release, and what it does again.</summary>
internal sealed class RestartReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _from = new("--from") { Description = "The phase or activity from which everything runs again", HelpName = "path", Required = true };
    private readonly Option<string> _reason = ReleaseArguments.Reason();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only show what would run again, and what would happen outside again" };

    public RestartReleaseCommand(CommandServices services)
        : base("restart", "Start a release that has ended or is on hold again, from a phase or activity; what ended well before it stays", services)
    {
        Arguments.Add(_release);
        Options.Add(_from);
        Options.Add(_reason);
        Options.Add(_dryRun);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var dryRun = call.Value(_dryRun);
        if (!dryRun && call.Value(_reason) is not { Length: > 0 })
        {
            throw ReloException.Usage("Say why with --reason, or see with --dry-run what would happen.");
        }

        var request = new RestartRequest(call.Value(_from)!, call.Value(_reason), dryRun);
        var answer = await call.Client.PostAsync(ResourcePath.Release(call.Required(_release), "restart"), request, ReloJson.Default.RestartRequest, cancellationToken);
        var receipt = answer.Read(ReloJson.Default.RestartReceipt);
        call.Output.Result(answer, () => Describe(receipt));
        return ExitCodes.Done;
    }

    private static string Describe(RestartReceipt receipt)
    {
        using var text = new StringWriter();
        text.WriteLine(receipt.Accepted == true || receipt.DryRun ? receipt.Message : $"Sent, but not answered yet: {receipt.Message}");
        text.WriteLine($"Runs again: {List(receipt.Again)}");
        text.WriteLine($"Stays:      {List(receipt.Carried)}");
        if (receipt.Effects.IsEmpty)
        {
            text.Write("No pipeline that ran before is started again.");
            return text.ToString();
        }

        text.WriteLine("Pipelines that are started again:");
        receipt.Effects.Aggregate(
            new TextTable("NODE", "PIPELINE", "ATTEMPTS", "LAST"),
            (table, effect) => table.Add(effect.Path, $"{effect.Connector}: {effect.Pipeline}", $"{effect.Attempts}", $"{effect.LastResult} in run {effect.LastRun}")).Write(text);
        return text.ToString().TrimEnd();
    }

    private static string List(IReadOnlyCollection<string> paths) => paths.Count == 0 ? "nothing" : string.Join(", ", paths);
}
