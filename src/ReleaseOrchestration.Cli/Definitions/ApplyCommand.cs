using System.CommandLine;
using System.Net;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary><c>relo apply</c>: saves definitions on the server, all or none.</summary>
internal sealed class ApplyCommand : ReloCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Files, folders (with all .yaml, .yml and .json below), or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _comment = new("--comment") { Description = "Why; it stands in the list of versions", HelpName = "text" };

    private readonly Option<bool> _draft = new("--draft") { Description = "Leave Activity Store entries unpublished: only references with a version take them" };

    public ApplyCommand(CommandServices services)
        : base("apply", "Save definitions on the server: all of them, or none where one is not valid", services)
    {
        Arguments.Add(_paths);
        Options.Add(_comment);
        Options.Add(_draft);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var bundle = new DefinitionBundle(await DefinitionFiles.ReadAsync(call.Required(_paths), call.Shell.In, cancellationToken));
        var answer = await SendAsync(call, Address(call), bundle, cancellationToken);
        var report = answer.Read(ReloJson.Default.ApplyReport);
        foreach (var problem in report.Problems)
        {
            call.Output.Message(bundle.Locate(problem).ToString());
        }

        call.Output.Rows(answer, () => report.Applied.Aggregate(
            new TextTable("KIND", "ID", "VERSION", "CHANGE"),
            (table, document) => table.Add(document.Kind, document.Id, document.Version.ToString(), document.Change)));
        return ExitCodes.Done;
    }

    private string Address(CommandCall call) => ResourcePath.WithQuery("apply", ("comment", call.Value(_comment)), ("draft", call.Value(_draft) ? "true" : null));

    // What the server finds wrong with documents fails like a validation, at the places in the files.
    private static async Task<ApiAnswer> SendAsync(CommandCall call, string address, DefinitionBundle bundle, CancellationToken cancellationToken)
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
