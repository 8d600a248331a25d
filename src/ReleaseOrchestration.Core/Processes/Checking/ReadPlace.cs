namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>A text of a definition that may hold expressions.</summary>
/// <param name="Path">Where it is in the document.</param>
/// <param name="Text">The text.</param>
/// <param name="IsCondition">Whether the whole text is one expression.</param>
/// <param name="Scope">Who reads it.</param>
internal sealed record ReadPlace(string Path, string Text, bool IsCondition, ReadScope Scope);
