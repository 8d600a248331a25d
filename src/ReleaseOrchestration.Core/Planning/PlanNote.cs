namespace ReleaseOrchestration.Core.Planning;

/// <summary>Something that the reader of a plan should know.</summary>
/// <param name="Path">The node; empty for the release.</param>
/// <param name="Text">What.</param>
public sealed record PlanNote(string Path, string Text);
