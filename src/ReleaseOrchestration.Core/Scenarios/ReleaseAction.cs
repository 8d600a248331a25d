namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What is done to a release.</summary>
internal enum ReleaseAction
{
    Pause,
    Resume,
    Abort,
    Restart,
}
