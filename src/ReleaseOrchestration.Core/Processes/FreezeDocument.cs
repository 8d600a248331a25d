using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds a freeze.</summary>
/// <param name="Freeze">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>freeze</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record FreezeDocument(FreezeDefinition Freeze, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
