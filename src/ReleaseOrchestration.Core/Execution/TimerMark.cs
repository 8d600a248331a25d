namespace ReleaseOrchestration.Core.Execution;

/// <summary>A timer that is set.</summary>
/// <param name="Generation">Tells it from former ones of its name.</param>
/// <param name="DueAt">When it is due; a shell that lost its timers sets them again from here.</param>
public sealed record TimerMark(long Generation, DateTimeOffset DueAt);
