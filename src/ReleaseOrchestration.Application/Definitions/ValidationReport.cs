using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What a text holds and what is wrong with it.</summary>
/// <param name="Documents">The kind and id of each document.</param>
/// <param name="Problems">Everything that was found.</param>
public sealed record ValidationReport(ImmutableArray<(DefinitionKind Kind, string Id)> Documents, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether the text could be applied.</summary>
    public bool IsValid => Problems.All(p => p.Severity != Severity.Error);
}
