using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary><c>relo diff</c>: what differs between two versions on the server, or between two files without one.</summary>
internal sealed class DiffCommand : ReloCommand
{
    private readonly Argument<string> _old = new("process") { Description = "The id of a process on the server; with a second one, a file or folder, or - for standard input" };
    private readonly Argument<string?> _new = new("new") { Description = "Another file or folder; then no server is needed", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int?> _from = new("--from") { Description = "The version before [default: the one before --to]", HelpName = "n" };
    private readonly Option<int?> _to = new("--to") { Description = "The version after [default: the newest]", HelpName = "n" };
    private readonly Option<string> _kind = new("--kind") { Description = "What the id is of [default: process]", HelpName = "kind" };

    public DiffCommand(CommandServices services)
        : base("diff", "Tell what differs between two versions, or two files; the exit code is 1 when something does", services)
    {
        _kind.AcceptOnlyFromAmong([.. DefinitionNoun.All.Select(noun => noun.Name)]);
        Arguments.Add(_old);
        Arguments.Add(_new);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_kind);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var report = call.Value(_new) is { } file ? await FilesAsync(call, file, cancellationToken) : await VersionsAsync(call, cancellationToken);
        foreach (var change in call.Output.IsJson ? [] : report.Changes)
        {
            call.Output.Line(change.Document is { } document && report.Changes.Any(other => other.Document != document) ? $"{document}: {change.Sentence}" : change.Sentence);
        }

        if (report.Changes.IsEmpty)
        {
            call.Output.Message("No difference.");
        }

        return report.Changes.IsEmpty ? ExitCodes.Done : ExitCodes.Failed;
    }

    private async Task<DiffReport> FilesAsync(CommandCall call, string file, CancellationToken cancellationToken)
    {
        if (call.Value(_from) is not null || call.Value(_to) is not null || call.Value(_kind) is not null)
        {
            throw ReloException.Usage("--from, --to and --kind are about versions on a server; with two files there are none.");
        }

        var before = await DefinitionFiles.ReadAsync([call.Required(_old)], call.Shell.In, cancellationToken);
        var report = FileDiff.Compare(before, await DefinitionFiles.ReadAsync([file], call.Shell.In, cancellationToken));
        if (call.Output.IsJson)
        {
            call.Output.Json(report, ReloJson.Default.DiffReport);
        }

        return report;
    }

    private async Task<DiffReport> VersionsAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var noun = DefinitionNoun.All.First(noun => noun.Name == (call.Value(_kind) ?? DefinitionNoun.Process.Name));
        var path = ResourcePath.WithQuery(noun.Path(call.Required(_old), "diff"), ("from", call.Value(_from)?.ToString()), ("to", call.Value(_to)?.ToString()));
        var answer = await call.Client.GetAsync(path, cancellationToken);
        if (call.Output.IsJson)
        {
            call.Output.Json(answer.Read(ReloJson.Default.JsonElement), ReloJson.Default.JsonElement);
        }

        return answer.Read(ReloJson.Default.DiffReport);
    }
}
