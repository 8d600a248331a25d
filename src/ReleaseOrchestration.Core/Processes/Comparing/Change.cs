namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>One difference between two definitions.</summary>
/// <param name="Path">The node that it is about, as releases name it: <c>build</c>, <c>build.build_b</c>, <c>build.@entry.go</c>; empty for the definition itself.</param>
/// <param name="Kind">What happened.</param>
/// <param name="What">The key below the node, such as <c>retry.attempts</c>; <c>phase</c>, <c>gate</c> or <c>activity</c> for the node itself.</param>
/// <param name="Before">What it was, as the language writes it; null when it was not there.</param>
/// <param name="After">What it is; null when it is no longer there.</param>
/// <param name="Sentence">The same for people.</param>
public sealed record Change(string Path, ChangeKind Kind, string What, string? Before, string? After, string Sentence);
