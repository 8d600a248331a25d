using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A pipeline reports its end.</summary>
public sealed record ReportPipeline : Signal
{
    /// <summary>The attempt that it was started for.</summary>
    public int Attempt { get; init; }

    /// <summary>The idempotency key that the pipeline was started with; empty when the reporter does not know it.</summary>
    public string IdempotencyKey { get => field ?? string.Empty; init; }

    /// <summary>How it ended.</summary>
    public PipelineStatus Status { get; init; }

    /// <summary>Its outputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>What it says about its end.</summary>
    public string Message { get => field ?? string.Empty; init; }
}
