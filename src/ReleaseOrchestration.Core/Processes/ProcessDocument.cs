using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds a process.</summary>
/// <param name="Process">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>process</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record ProcessDocument(ProcessDefinition Process, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
