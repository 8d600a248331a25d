namespace ReleaseOrchestration.Core.Execution;

/// <summary>How a pipeline ended.</summary>
public enum PipelineStatus
{
    /// <summary>Well.</summary>
    Succeeded,

    /// <summary>Badly.</summary>
    Failed,

    /// <summary>Someone or something stopped it.</summary>
    Cancelled,
}
