namespace ReleaseOrchestration.Application.Releases;

/// <summary>What is asked of a restart.</summary>
/// <param name="From">The phase or activity from which everything runs again.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsDryRun">Whether it is only shown what it would do.</param>
public sealed record RestartRequest(string From, string Reason, bool IsDryRun);
