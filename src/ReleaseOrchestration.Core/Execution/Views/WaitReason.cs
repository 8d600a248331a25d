namespace ReleaseOrchestration.Core.Execution;

/// <summary>Why one node has not ended, in a sentence.</summary>
/// <param name="Path">The node.</param>
/// <param name="Wait">What it waits for.</param>
/// <param name="Sentence">The same for people.</param>
public sealed record WaitReason(string Path, Wait Wait, string Sentence);
