using System.CommandLine;
using System.Runtime.CompilerServices;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo audit verify</c>: of the releases given, or of all.</summary>
internal sealed class VerifyAuditCommand : ReloCommand
{
    private readonly Argument<string[]> _releases = new("release")
    {
        Description = "The ids of releases [default: all]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public VerifyAuditCommand(CommandServices services)
        : base("verify", "Verify that nothing in the audit trail was changed, removed or put in another order", services) => Arguments.Add(_releases);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var verdicts = new List<AuditVerdict>();
        await foreach (var release in ReleasesAsync(call, cancellationToken))
        {
            verdicts.Add(await VerifyAsync(call, release, cancellationToken));
        }

        var valid = verdicts.TrueForAll(verdict => verdict.Valid);
        if (call.Output.IsJson)
        {
            call.Output.Json(new AuditVerdicts(valid, [.. verdicts]), ReloJson.Default.AuditVerdicts);
        }
        else if (verdicts.Count == 0)
        {
            call.Output.Line("No release has started yet.");
        }

        return valid ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<AuditVerdict> VerifyAsync(CommandCall call, string release, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(ResourcePath.Release(release, "audit/verify"), cancellationToken);
        var verdict = answer.Read(ReloJson.Default.AuditVerdict) with { Release = release };
        if (!call.Output.IsJson)
        {
            call.Output.Line(Describe(verdict));
        }

        return verdict;
    }

    private async IAsyncEnumerable<string> ReleasesAsync(CommandCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (call.Value(_releases) is { Length: > 0 } given)
        {
            foreach (var release in given)
            {
                yield return release;
            }

            yield break;
        }

        string? cursor = null;
        do
        {
            var page = (await call.Client.GetAsync(ResourcePath.WithQuery("releases", ("cursor", cursor)), cancellationToken)).Read(ReloJson.Default.PageReleaseLine);
            foreach (var release in page.Items.Where(release => release.Status != "Draft"))
            {
                yield return release.Id;
            }

            cursor = page.NextCursor;
        }
        while (cursor is { Length: > 0 });
    }

    private static string Describe(AuditVerdict verdict) => verdict.Valid
        ? $"{verdict.Release}: valid, {verdict.Entries} entries, head {verdict.Head?.Hash}"
        : $"{verdict.Release}: NOT valid{(verdict.FirstBad is { } bad ? $" from entry {bad}" : string.Empty)}: {verdict.Message}";
}
