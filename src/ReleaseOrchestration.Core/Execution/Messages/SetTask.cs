namespace ReleaseOrchestration.Core.Execution;

/// <summary>The status of a task changes.</summary>
public sealed record SetTask : Signal
{
    /// <summary>Which task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Its new status.</summary>
    public TaskState Status { get; init; }

    /// <summary>What to say about it.</summary>
    public string Comment { get => field ?? string.Empty; init; }
}
