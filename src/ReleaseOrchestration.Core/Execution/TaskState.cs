namespace ReleaseOrchestration.Core.Execution;

/// <summary>The status of a task of a manual activity.</summary>
public enum TaskState
{
    /// <summary>Not begun.</summary>
    Todo,

    /// <summary>Someone is at it.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It cannot be done.</summary>
    Failed,

    /// <summary>It cannot go on for now.</summary>
    Blocked,
}
