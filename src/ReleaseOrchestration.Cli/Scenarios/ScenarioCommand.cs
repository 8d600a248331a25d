using System.Collections.Immutable;
using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Scenarios;

/// <summary><c>relo scenario</c>: runs the tests of processes on a virtual clock, without a server.</summary>
internal sealed class ScenarioCommand : ReloCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Files, folders (with all .yaml, .yml and .json below), or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _junit = new("--junit") { Description = "Write the results to this file, as JUnit XML", HelpName = "file" };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "Leave the timelines out" };

    public ScenarioCommand(CommandServices services)
        : base("scenario", "Run scenarios, the tests of processes, on a virtual clock; without a server", services)
    {
        Arguments.Add(_paths);
        Options.Add(_junit);
        Options.Add(_quiet);
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var files = await DefinitionFiles.ReadAsync(call.Required(_paths), call.Shell.In, cancellationToken);
        var set = DefinitionSet.Check(files);
        foreach (var problem in Errors(set))
        {
            call.Output.Message(problem.ToString());
        }

        if (!set.HasErrors && set.Suite.Scenarios.IsEmpty)
        {
            throw ReloException.Usage("The files hold no scenario.");
        }

        var results = set.HasErrors ? [] : Run(set.Suite, cancellationToken);
        await WriteAsync(call, set, results, cancellationToken);
        return set.HasErrors || results.Any(result => !result.Passed) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static IEnumerable<Problem> Errors(DefinitionSet set) => set.Problems.Where(problem => problem.Severity == Severity.Error);

    // Each has its own machines and clock; the order of the output is that of the files.
    private static ImmutableArray<ScenarioResult> Run(ScenarioSuite suite, CancellationToken cancellationToken) =>
        [.. suite.Scenarios.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(suite.Run)];

    private async Task WriteAsync(CommandCall call, DefinitionSet set, ImmutableArray<ScenarioResult> results, CancellationToken cancellationToken)
    {
        if (call.Output.IsJson)
        {
            call.Output.Json(ScenarioReport.Of(set, results), ReloJson.Default.ScenarioReport);
        }
        else
        {
            results.ToList().ForEach(result => ScenarioText.Write(call.Shell.Out, result, withTimeline: !call.Value(_quiet)));
        }

        if (call.Value(_junit) is { } file)
        {
            await JUnitFile.WriteAsync(file, results, [.. Errors(set)], cancellationToken);
        }

        var failed = results.Count(result => !result.Passed);
        call.Output.Message(set.HasErrors ? "Nothing was run: mend the errors first." : $"{results.Length} scenario{(results.Length == 1 ? string.Empty : "s")}: {results.Length - failed} passed, {failed} failed.");
    }
}
