using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A document that holds a connector.</summary>
/// <param name="Connector">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>connector</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record ConnectorDocument(ConnectorDefinition Connector, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
