namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What is decided about an activity on hold.</summary>
public enum RemediationAction
{
    /// <summary>It tries again.</summary>
    Retry,

    /// <summary>The release goes on without it.</summary>
    Ignore,

    /// <summary>It has failed.</summary>
    Fail,
}
