using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>One document of a text, in canonical form.</summary>
/// <param name="Sources">Where its parts stand in the text.</param>
/// <param name="Position">Where it starts.</param>
public abstract record Document(SourceMap Sources, SourcePosition Position);
