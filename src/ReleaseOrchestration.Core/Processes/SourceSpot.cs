using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>One place in a source.</summary>
/// <param name="Position">Where the part starts.</param>
/// <param name="TextOffset">By how much the first character of a text stands to the right of that (1 in quotes); -1 when its characters cannot be placed.</param>
internal sealed record SourceSpot(SourcePosition Position, int TextOffset);
