using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What becomes of pipelines that a script does not name.</summary>
public sealed record DefaultResult
{
    /// <summary>How they end.</summary>
    public PipelineStatus Status { get; init; }

    /// <summary>How long they run.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromMinutes(1);
}
