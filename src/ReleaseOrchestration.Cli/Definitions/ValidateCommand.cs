using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary><c>relo validate</c>: checks files without a server.</summary>
internal sealed class ValidateCommand : ReloCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Files, folders (with all .yaml, .yml and .json below), or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    public ValidateCommand(CommandServices services)
        : base("validate", "Check definitions, without a server; references are looked up among the files given", services) => Arguments.Add(_paths);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var files = await DefinitionFiles.ReadAsync(call.Required(_paths), call.Shell.In, cancellationToken);
        var set = DefinitionSet.Check(files);
        if (call.Output.IsJson)
        {
            call.Output.Json(new ValidationReport(!set.HasErrors, [.. set.Problems.Select(Line)], set.Documents), ReloJson.Default.ValidationReport);
        }

        foreach (var problem in call.Output.IsJson ? [] : set.Problems)
        {
            call.Output.Line(problem.ToString());
        }

        call.Output.Message(Summary(set, files.Length));
        return set.HasErrors ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Summary(DefinitionSet set, int files)
    {
        var errors = set.Problems.Count(problem => problem.Severity == Severity.Error);
        return $"{Count(files, "file")}, {Count(set.Documents.Length, "document")}: {Count(errors, "error")}, {Count(set.Problems.Length - errors, "warning")}.";
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";

    internal static ProblemLine Line(Problem problem) => new()
    {
        Code = problem.Code,
        Severity = problem.Severity == Severity.Error ? "error" : "warning",
        Message = problem.Message,
        File = problem.Position.File,
        Line = problem.Position.Line,
        Column = problem.Position.Column,
        Path = problem.Path,
        Fix = problem.Fix,
    };
}
