using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>A sign-off that waits for someone.</summary>
/// <param name="ReleaseId">The outermost release.</param>
/// <param name="Run">Its run.</param>
/// <param name="View">What is asked.</param>
public sealed record OpenSignOff(string ReleaseId, int Run, SignOffView View);
