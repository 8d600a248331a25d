namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Why a definition should no longer be used.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Replacement">The id of what to use instead; null for nothing in particular.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who said so.</param>
public sealed record Deprecation(string Reason, string? Replacement, DateTimeOffset At, string By);
