namespace ReleaseOrchestration.Application.Releases;

/// <summary>A release must be kept, however old it is.</summary>
/// <param name="By">Who said so.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record LegalHold(string By, DateTimeOffset At, string Reason);
