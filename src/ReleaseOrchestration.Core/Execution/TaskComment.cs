namespace ReleaseOrchestration.Core.Execution;

/// <summary>What somebody said about a task.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record TaskComment(string By, DateTimeOffset At, string Text);
