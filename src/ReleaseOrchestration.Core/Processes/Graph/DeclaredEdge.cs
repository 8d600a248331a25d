namespace ReleaseOrchestration.Core.Processes.Graph;

/// <summary>A dependency as it is written.</summary>
/// <param name="Text">The name that is written.</param>
/// <param name="Place">Its path in the document.</param>
/// <param name="Producer">The path of what is waited for; null when there is no such node.</param>
/// <param name="Consumer">The path of what waits.</param>
internal sealed record DeclaredEdge(string Text, string Place, string? Producer, string Consumer);
