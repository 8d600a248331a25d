using System.CommandLine;
using System.Net;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary><c>relo apply</c>: saves definitions on the server, all or none; with <c>--prune</c> it makes what a source manages equal to the files.</summary>
internal sealed class ApplyCommand : ReloCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Files, folders (with all .yaml, .yml and .json below), or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _comment = new("--comment") { Description = "Why; it stands in the list of versions", HelpName = "text" };
    private readonly Option<bool> _draft = new("--draft") { Description = "Leave Activity Store entries unpublished: only references with a version take them" };
    private readonly Option<string> _source = new("--source") { Description = "The name of what the files are all of, such as the repository; the server remembers it with the definitions", HelpName = "name" };
    private readonly Option<bool> _prune = new("--prune") { Description = "Delete definitions of the source that the files lack; shows the plan first" };
    private readonly Option<bool> _takeOver = new("--take-over") { Description = "Take definitions over that another source manages" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would be done, and do nothing" };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask before pruning" };

    public ApplyCommand(CommandServices services)
        : base("apply", "Save definitions on the server: all of them, or none where one is not valid", services)
    {
        Arguments.Add(_paths);
        foreach (var option in new Option[] { _comment, _draft, _source, _prune, _takeOver, _dryRun, _yes })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (prune, dryRun) = (call.Value(_prune), call.Value(_dryRun));
        if ((prune || call.Value(_takeOver)) && string.IsNullOrEmpty(call.Value(_source)))
        {
            throw ReloException.Usage("--prune and --take-over need --source NAME, such as the name of the repository: only what that source manages is touched.");
        }

        var bundle = new DefinitionBundle(await DefinitionFiles.ReadAsync(call.Required(_paths), call.Shell.In, cancellationToken));
        if (!prune || dryRun)
        {
            var answer = await SendAsync(call, bundle, Address(call, dryRun), cancellationToken);
            Show(call, bundle, answer, answer.Read(ReloJson.Default.ApplyReport));
            return ExitCodes.Done;
        }

        return await PruneAsync(call, bundle, cancellationToken);
    }

    // What is done is what was shown: the server refuses when the plan is another by then.
    private async Task<int> PruneAsync(CommandCall call, DefinitionBundle bundle, CancellationToken cancellationToken)
    {
        var shown = await SendAsync(call, bundle, Address(call, dryRun: true), cancellationToken);
        var plan = shown.Read(ReloJson.Default.ApplyReport);
        var deleted = plan.Applied.Count(document => document.Change == "deleted");
        if (deleted == 0 || call.Value(_yes))
        {
            var answer = await SendAsync(call, bundle, Address(call, dryRun: false, plan.Plan), cancellationToken);
            Show(call, bundle, answer, answer.Read(ReloJson.Default.ApplyReport));
            return ExitCodes.Done;
        }

        Table(plan).Write(call.Shell.Error);
        await ConfirmAsync(call, deleted, cancellationToken);
        Show(call, bundle, await SendAsync(call, bundle, Address(call, dryRun: false, plan.Plan), cancellationToken), plan);
        return ExitCodes.Done;
    }

    private static async Task ConfirmAsync(CommandCall call, int deleted, CancellationToken cancellationToken)
    {
        var what = deleted == 1 ? "1 definition" : $"{deleted} definitions";
        if (call.Shell.Terminal is null)
        {
            throw ReloException.Usage($"{what} would be deleted; nothing was changed. Look at the plan and give --yes.");
        }

        await call.Shell.Error.WriteAsync($"Delete {what}? Type yes: ");
        if (await call.Shell.In.ReadLineAsync(cancellationToken) is not { } typed || typed.Trim() != "yes")
        {
            throw ReloException.Usage("Nothing was changed.");
        }
    }

    private string Address(CommandCall call, bool dryRun, string? plan = null) => ResourcePath.WithQuery(
        "apply",
        ("comment", call.Value(_comment)),
        ("draft", Flag(call.Value(_draft))),
        ("source", call.Value(_source)),
        ("prune", Flag(call.Value(_prune))),
        ("takeOver", Flag(call.Value(_takeOver))),
        ("dryRun", Flag(dryRun)),
        ("plan", plan));

    private static string? Flag(bool value) => value ? "true" : null;

    private static void Show(CommandCall call, DefinitionBundle bundle, ApiAnswer answer, ApplyReport report)
    {
        foreach (var problem in report.Problems)
        {
            call.Output.Message(bundle.Locate(problem).ToString());
        }

        call.Output.Rows(answer, () => Table(report));
    }

    private static TextTable Table(ApplyReport report) => report.Applied.Aggregate(
        new TextTable("KIND", "ID", "VERSION", "CHANGE"),
        (table, document) => table.Add(document.Kind, document.Id, $"{document.Version}", Change(document)));

    private static string Change(ApplyReport.AppliedDocument document) => document.Differences switch
    {
        null => document.Change,
        1 => $"{document.Change} (1 change)",
        var count => $"{document.Change} ({count} changes)",
    };

    // What the server finds wrong with documents fails like a validation, at the places in the files.
    private static async Task<ApiAnswer> SendAsync(CommandCall call, DefinitionBundle bundle, string address, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Client.PostAsync(address, bundle.Text, cancellationToken);
        }
        catch (ReloException refusal) when (refusal.Problem is { Status: (int)HttpStatusCode.UnprocessableEntity, Problems.IsEmpty: false } problem)
        {
            throw new ReloException(ExitCodes.Failed, refusal.Message, problem with { Problems = [.. problem.Problems.Select(bundle.Locate)] });
        }
    }
}
