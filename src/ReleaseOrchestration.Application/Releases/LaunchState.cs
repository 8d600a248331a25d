namespace ReleaseOrchestration.Application.Releases;

/// <summary>How far a release has come on the way to its start.</summary>
public enum LaunchState
{
    /// <summary>Being prepared.</summary>
    Draft,

    /// <summary>Everything is pinned; its machine may or may not have been started.</summary>
    Starting,

    /// <summary>Its machine was started.</summary>
    Started,

    /// <summary>To be started at its time, by itself or by somebody.</summary>
    Scheduled,

    /// <summary>Called off before it started.</summary>
    Cancelled,
}
