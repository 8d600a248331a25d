namespace ReleaseOrchestration.Application.Tests.Cadence;

/// <summary>The process is gone.</summary>
internal sealed class SimulatedCrashException : Exception;
