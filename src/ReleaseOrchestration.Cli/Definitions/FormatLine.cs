using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Cli.Definitions;

internal sealed record FormatLine(string File, bool Changed, Respelling[] Changes, ProblemLine[] Problems)
{
    public static FormatLine Of(string file, FormatResult result) =>
        new(file, !result.Changes.IsEmpty, [.. result.Changes], [.. result.Problems.Select(ValidateCommand.Line)]);
}
