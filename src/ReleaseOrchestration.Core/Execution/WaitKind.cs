namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a node can wait for.</summary>
public enum WaitKind
{
    /// <summary>The end of another node.</summary>
    Dependency,

    /// <summary>A decision.</summary>
    SignOff,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A required field.</summary>
    Field,

    /// <summary>What to do after a failure.</summary>
    Remediation,

    /// <summary>The hours in which it may start.</summary>
    Window,

    /// <summary>Its earliest start.</summary>
    NotBefore,

    /// <summary>The end of a freeze.</summary>
    Freeze,

    /// <summary>A lock.</summary>
    Lock,

    /// <summary>A gate.</summary>
    Gate,

    /// <summary>The release to be resumed.</summary>
    Pause,

    /// <summary>A pipeline.</summary>
    Pipeline,

    /// <summary>A subprocess.</summary>
    Subprocess,

    /// <summary>The end of a soak, or the pause before a retry.</summary>
    Timer,
}
