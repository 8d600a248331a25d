namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What came of looking for a path.</summary>
/// <param name="Node">The node; null when there is none.</param>
/// <param name="Code">Why not: a code.</param>
/// <param name="Message">Why not, in words.</param>
/// <param name="Fix">What to do.</param>
internal sealed record NodeLookup(ScenarioNode? Node, string Code = "", string Message = "", string Fix = "");
