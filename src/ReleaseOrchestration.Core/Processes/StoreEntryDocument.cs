using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds an Activity Store entry.</summary>
/// <param name="Entry">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>activity</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record StoreEntryDocument(StoreEntry Entry, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
