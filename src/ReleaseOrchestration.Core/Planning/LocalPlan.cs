using ReleaseOrchestration.Core.Inputs;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>A plan among documents.</summary>
/// <param name="Plan">The plan; null when the inputs are not complete.</param>
/// <param name="Inputs">The inputs, with what is wrong with them.</param>
public sealed record LocalPlan(ReleasePlan? Plan, InputResolution Inputs);
