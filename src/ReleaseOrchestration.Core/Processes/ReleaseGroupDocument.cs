using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds a release group.</summary>
/// <param name="Group">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>releaseGroup</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record ReleaseGroupDocument(ReleaseGroupDefinition Group, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
