using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a text holds, and what is wrong with it.</summary>
/// <param name="Documents">The documents whose kind is known, in order; one with errors is only fit to be shown.</param>
/// <param name="Problems">Everything found, in the order of the text.</param>
public sealed record ReadResult(ImmutableArray<Document> Documents, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether something must be mended before the documents can be used.</summary>
    public bool HasErrors => Problems.Any(problem => problem.Severity == Severity.Error);
}
