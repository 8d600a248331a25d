using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary><c>relo audit export</c>: an evidence bundle, verified as it was received.</summary>
internal sealed class ExportAuditCommand : ReloCommand
{
    private readonly Option<string> _release = new("--release") { Description = "The release", HelpName = "id" };
    private readonly Option<bool> _system = new("--system") { Description = "The trails that belong to no release" };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The file to write [default: <release>.audit.zip]", HelpName = "file" };

    public ExportAuditCommand(CommandServices services)
        : base("export", "Export all that is known of a release as an evidence bundle that can be verified without a server", services)
    {
        Options.Add(_release);
        Options.Add(_system);
        Options.Add(_output);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (release, isSystem) = (call.Value(_release), call.Value(_system));
        if (string.IsNullOrEmpty(release) == !isSystem)
        {
            throw ReloException.Usage("Name what to export: --release <id>, or --system.");
        }

        var target = call.Value(_output) ?? $"{(isSystem ? "system" : release)}.audit.zip";
        await DownloadAsync(call, isSystem ? LocalBundles.System : release!, target, cancellationToken);
        var verdict = BundleVerdict.Of(target, LocalBundles.Verify(target, []));
        if (call.Output.IsJson)
        {
            call.Output.Json(verdict, ReloJson.Default.BundleVerdict);
            return verdict.Valid ? ExitCodes.Done : ExitCodes.Failed;
        }

        foreach (var line in LocalBundles.Describe(verdict))
        {
            call.Output.Line(line);
        }

        return verdict.Valid ? ExitCodes.Done : ExitCodes.Failed;
    }

    // What breaks off leaves no half file under the name that was asked for.
    private static async Task DownloadAsync(CommandCall call, string release, string target, CancellationToken cancellationToken)
    {
        var part = target + ".part";
        try
        {
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await call.Client.DownloadAsync(LocalBundles.Address(release), file, cancellationToken);
            }

            File.Move(part, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ReloException.Usage($"'{target}' cannot be written: {exception.Message}");
        }
        finally
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }
        }
    }
}
