using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a node can wait for.</summary>
public enum WaitKind
{
    /// <summary>The end of another node.</summary>
    [JsonStringEnumMemberName("dependency")]
    Dependency,

    /// <summary>A decision.</summary>
    [JsonStringEnumMemberName("signOff")]
    SignOff,

    /// <summary>A task.</summary>
    [JsonStringEnumMemberName("task")]
    Task,

    /// <summary>A required field.</summary>
    [JsonStringEnumMemberName("field")]
    Field,

    /// <summary>What to do after a failure.</summary>
    [JsonStringEnumMemberName("remediation")]
    Remediation,

    /// <summary>The hours in which it may start.</summary>
    [JsonStringEnumMemberName("window")]
    Window,

    /// <summary>Its earliest start.</summary>
    [JsonStringEnumMemberName("notBefore")]
    NotBefore,

    /// <summary>The end of a freeze.</summary>
    [JsonStringEnumMemberName("freeze")]
    Freeze,

    /// <summary>A lock.</summary>
    [JsonStringEnumMemberName("lock")]
    Lock,

    /// <summary>A gate.</summary>
    [JsonStringEnumMemberName("gate")]
    Gate,

    /// <summary>The release to be resumed.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,

    /// <summary>A pipeline.</summary>
    [JsonStringEnumMemberName("pipeline")]
    Pipeline,

    /// <summary>A subprocess.</summary>
    [JsonStringEnumMemberName("subprocess")]
    Subprocess,

    /// <summary>The end of a soak, or the pause before a retry.</summary>
    [JsonStringEnumMemberName("timer")]
    Timer,
}
