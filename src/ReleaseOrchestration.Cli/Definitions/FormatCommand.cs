using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary><c>relo fmt</c>: spells the keys of files canonically.</summary>
internal sealed class FormatCommand : ReloCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Files, folders (with all .yaml, .yml and .json below), or - for standard input, which is written to standard output",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; tell which files differ, and exit with 1 when any does" };

    public FormatCommand(CommandServices services)
        : base("fmt", "Spell the keys of definitions canonically; comments, order and layout stay", services)
    {
        Arguments.Add(_paths);
        Options.Add(_check);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var files = await DefinitionFiles.ReadAsync(call.Required(_paths), call.Shell.In, cancellationToken);
        var results = files.Select(file => (File: file, Result: DocumentFormatter.Format(file.Text, file.Name))).ToList();
        if (call.Output.IsJson)
        {
            call.Output.Json(new FormatReport([.. results.Select(r => FormatLine.Of(r.File.Name, r.Result))]), ReloJson.Default.FormatReport);
        }

        foreach (var (file, result) in results)
        {
            await FinishAsync(call, file, result, cancellationToken);
        }

        var (broken, changed) = (results.Count(r => !r.Result.Problems.IsEmpty), results.Count(r => !r.Result.Changes.IsEmpty));
        call.Output.Message($"{files.Length} file{(files.Length == 1 ? string.Empty : "s")}: {changed} {(call.Value(_check) ? "to be changed" : "changed")}, {broken} with errors.");
        return broken > 0 || (call.Value(_check) && changed > 0) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private async Task FinishAsync(CommandCall call, DefinitionFile file, FormatResult result, CancellationToken cancellationToken)
    {
        foreach (var problem in call.Output.IsJson ? [] : result.Problems)
        {
            call.Output.Line(problem.ToString());
        }

        var isInput = file.Name == "<stdin>";
        if (isInput && !call.Value(_check) && !call.Output.IsJson)
        {
            call.Output.Line(result.Text.EndsWith('\n') ? result.Text[..^1] : result.Text);
        }

        if (result.Changes.IsEmpty)
        {
            return;
        }

        if (!call.Output.IsJson && !isInput)
        {
            call.Output.Line($"{file.Name}: {string.Join(", ", result.Changes.Select(c => $"{c.Written} is {c.Canonical} in line {c.Position.Line}"))}");
        }

        if (!isInput && !call.Value(_check))
        {
            await WholeFile.ReplaceAsync(file.Name, result.Text, cancellationToken);
        }
    }
}
