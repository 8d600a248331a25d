using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds an input set.</summary>
/// <param name="InputSet">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>inputSet</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record InputSetDocument(InputSetDefinition InputSet, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
