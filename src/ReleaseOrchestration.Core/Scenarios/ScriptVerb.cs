namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What somebody does in a line of a script.</summary>
public enum ScriptVerb
{
    /// <summary>Decides the approval of an activity.</summary>
    SignOff,

    /// <summary>Decides the approval of a gate.</summary>
    Gate,

    /// <summary>Changes the status of a task.</summary>
    Task,

    /// <summary>Fills in fields.</summary>
    Fields,

    /// <summary>Decides about an activity on hold.</summary>
    Remediate,

    /// <summary>Skips a node that has not started.</summary>
    Skip,

    /// <summary>Ends a wait early.</summary>
    EndWait,

    /// <summary>Passes a vote on, or gives the seat of a sign-off to somebody else.</summary>
    Delegate,

    /// <summary>Starts the subprocess of a task.</summary>
    StartSubprocess,

    /// <summary>Sets a freeze.</summary>
    Freeze,

    /// <summary>Ends a freeze before its time.</summary>
    EndFreeze,

    /// <summary>Asks to break a freeze for the release, or confirms it.</summary>
    BreakGlass,

    /// <summary>Pauses the release.</summary>
    Pause,

    /// <summary>Resumes the release.</summary>
    Resume,

    /// <summary>Aborts the release.</summary>
    Abort,

    /// <summary>Restarts the release.</summary>
    Restart,
}
