using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What became of several documents.</summary>
/// <param name="Applied">In the order of the text; then what was deleted.</param>
/// <param name="Warnings">What is probably not as it was meant.</param>
/// <param name="Plan">Names what is or would be done: the same name, the same deeds.</param>
public sealed record ApplyReport(ImmutableArray<AppliedDefinition> Applied, ImmutableArray<Problem> Warnings, string Plan = "");
