using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>What a restart does, or would do.</summary>
/// <param name="IsAccepted">Null while the release has not answered, and for a dry run.</param>
/// <param name="Message">The answer in a sentence.</param>
/// <param name="Run">The run that begins.</param>
/// <param name="Plan">What stays, what runs again, and which outside effects happen again.</param>
public sealed record RestartAnswer(bool? IsAccepted, string Message, int Run, RestartPlan Plan);
