using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A process whose store references are replaced by what they refer to.</summary>
/// <param name="Process">The process; an activity whose entry does not exist stays as it was.</param>
/// <param name="Problems">One for each reference that leads nowhere.</param>
public sealed record LinkResult(ProcessDefinition Process, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether something must be mended before the process can run.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);
}
