namespace ReleaseOrchestration.Application.Definitions;

/// <summary>That a definition was deleted. Its versions stay readable.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who deleted it.</param>
/// <param name="Reason">Why; empty when nobody said.</param>
public sealed record Deletion(DateTimeOffset At, string By, string Reason);
