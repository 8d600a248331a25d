using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>A document that holds a scenario.</summary>
/// <param name="Scenario">What it holds.</param>
/// <param name="Sources">Where its parts stand in the text; paths begin with <c>scenario</c>.</param>
/// <param name="Position">Where it starts.</param>
public sealed record ScenarioDocument(ScenarioDefinition Scenario, SourceMap Sources, SourcePosition Position) : Document(Sources, Position);
