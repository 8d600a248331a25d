using System.CommandLine;
using System.Runtime.CompilerServices;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo audit verify</c>: of bundles without a server, of the releases given, or of all.</summary>
internal sealed class VerifyAuditCommand : ReloCommand
{
    private readonly Argument<string[]> _targets = new("target")
    {
        Description = "The ids of releases, or files of evidence bundles [default: all releases]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _heads = new("--heads")
    {
        Description = "Compare with the heads that the server published to this file; what is compared is verified on this machine",
        HelpName = "file",
    };

    public VerifyAuditCommand(CommandServices services)
        : base("verify", "Verify that nothing in the audit trail was changed, removed or put in another order", services)
    {
        Arguments.Add(_targets);
        Options.Add(_heads);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var heads = call.Value(_heads) is { } file ? LocalBundles.ReadHeads(file, call.Output.Message) : null;
        var (verdicts, bundles) = (new List<AuditVerdict>(), new List<BundleVerdict>());
        await foreach (var target in TargetsAsync(call, heads, cancellationToken))
        {
            if (LocalBundles.IsBundle(target))
            {
                Add(call, bundles, BundleVerdict.Of(target, LocalBundles.Verify(target, heads ?? [])));
            }
            else if (heads is not null)
            {
                Add(call, bundles, await CompareAsync(call, target, heads, cancellationToken));
            }
            else
            {
                verdicts.Add(await VerifyAsync(call, target, cancellationToken));
            }
        }

        var valid = verdicts.TrueForAll(verdict => verdict.Valid) && bundles.TrueForAll(verdict => verdict.Valid);
        if (call.Output.IsJson)
        {
            call.Output.Json(new AuditVerdicts(valid, [.. verdicts], [.. bundles]), ReloJson.Default.AuditVerdicts);
        }
        else if (verdicts.Count + bundles.Count == 0)
        {
            call.Output.Line("No release has started yet.");
        }

        return valid ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Add(CommandCall call, List<BundleVerdict> bundles, BundleVerdict verdict)
    {
        bundles.Add(verdict);
        if (!call.Output.IsJson)
        {
            foreach (var line in LocalBundles.Describe(verdict))
            {
                call.Output.Line(line);
            }
        }
    }

    // A release that was published and that the server does not know any more is what published heads are there to show.
    private static async Task<BundleVerdict> CompareAsync(CommandCall call, string release, List<PublishedHead> heads, CancellationToken cancellationToken)
    {
        try
        {
            return BundleVerdict.Of(release, await LocalBundles.VerifyAsync(call.Client, release, heads, cancellationToken));
        }
        catch (ReloException missing) when (missing.Problem?.Status is 404 or 410 && heads.Exists(head => ReleaseOf(head) == release))
        {
            var finding = new BundleFinding(string.Empty, Entry: null, $"Heads of it were published, and the server does not have it: {missing.Message}");
            return new BundleVerdict { Bundle = release, Release = release, ManifestSha256 = string.Empty, Findings = [finding] };
        }
    }

    private static string ReleaseOf(PublishedHead head) => head.Trail.StartsWith('$') ? LocalBundles.System : head.Trail.Split('/')[0];

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

    private async IAsyncEnumerable<string> TargetsAsync(CommandCall call, List<PublishedHead>? heads, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (call.Value(_targets) is { Length: > 0 } given)
        {
            foreach (var target in given)
            {
                yield return target;
            }

            yield break;
        }

        if (heads is not null)
        {
            foreach (var release in heads.Select(ReleaseOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                yield return release;
            }

            yield break;
        }

        await foreach (var release in StartedAsync(call, cancellationToken))
        {
            yield return release;
        }
    }

    private static async IAsyncEnumerable<string> StartedAsync(CommandCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
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
