using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What came of formatting a text.</summary>
/// <param name="Text">The text with canonical keys; as it was where it has errors.</param>
/// <param name="Changes">The keys that were spelled anew, in their order.</param>
/// <param name="Problems">What is wrong with the text; nothing is changed then.</param>
public sealed record FormatResult(string Text, ImmutableArray<Respelling> Changes, ImmutableArray<Problem> Problems);
