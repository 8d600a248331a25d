using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Web.Http;

/// <summary>One of several problems.</summary>
internal sealed record ProblemItemDto
{
    public required string Code { get; init; }

    public required string Severity { get; init; }

    public required string Message { get; init; }

    public string File { get; init; } = string.Empty;

    public int Line { get; init; }

    public int Column { get; init; }

    public string Path { get; init; } = string.Empty;

    public string Fix { get; init; } = string.Empty;

    public static ProblemItemDto Of(Problem problem) => new()
    {
        Code = problem.Code,
        Severity = problem.Severity == Core.Problems.Severity.Error ? "error" : "warning",
        Message = problem.Message,
        File = problem.Position.File,
        Line = problem.Position.Line,
        Column = problem.Position.Column,
        Path = problem.Path,
        Fix = problem.Fix,
    };
}
