using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>What a pipeline says about its end.</summary>
public sealed record PipelineReport
{
    /// <summary>How it ended.</summary>
    public PipelineStatus Status { get; init; }

    /// <summary>Its outputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>What it says.</summary>
    public string Message { get => field ?? string.Empty; init; }
}
