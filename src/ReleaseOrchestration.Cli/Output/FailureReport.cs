using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Api;

namespace ReleaseOrchestration.Cli.Output;

/// <summary>What <c>--json</c> prints when a command fails.</summary>
internal sealed record FailureReport(FailureReport.Cause Error)
{
    internal sealed record Cause(int ExitCode, int? Status, string? Code, string Message, ImmutableArray<ProblemLine> Problems);
}
