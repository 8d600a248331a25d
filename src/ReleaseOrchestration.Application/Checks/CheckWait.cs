namespace ReleaseOrchestration.Application.Checks;

/// <summary>What is waited for between two looks.</summary>
/// <param name="Added">Ends when a check is added.</param>
/// <param name="Next">When an answer is due, or a check expires.</param>
/// <param name="IsIdle">Whether no check waits.</param>
public sealed record CheckWait(Task Added, DateTimeOffset Next, bool IsIdle);
