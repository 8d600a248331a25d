namespace ReleaseOrchestration.Core.Processes;

/// <summary>What carries an activity out.</summary>
public enum ActivityType
{
    /// <summary>A pipeline.</summary>
    Automated,

    /// <summary>People: tasks, an approval, fields.</summary>
    Manual,

    /// <summary>Another process.</summary>
    Subprocess,

    /// <summary>Time: a soak.</summary>
    Wait,

    /// <summary>A condition that is evaluated again at each change of what it reads; gates only.</summary>
    Check,
}
