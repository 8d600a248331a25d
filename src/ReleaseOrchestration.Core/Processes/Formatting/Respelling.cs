using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>A key that has a canonical spelling, and was written in another.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Written">As it was written.</param>
/// <param name="Canonical">As it is spelled canonically.</param>
public sealed record Respelling(SourcePosition Position, string Written, string Canonical);
