using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What becomes of a pipeline.</summary>
public sealed record ScriptedAnswer : ScriptLine
{
    /// <summary>The attempt that it answers; every attempt when none is given.</summary>
    public int? Attempt { get; init; }

    /// <summary>The run of the release that it answers in; every run when none is given.</summary>
    public int? Run { get; init; }

    /// <summary>How long the pipeline runs.</summary>
    public TimeSpan After { get; init; }

    /// <summary>How it ends.</summary>
    public PipelineStatus Result { get; init; }

    /// <summary>What it says about a bad end.</summary>
    public string Error { get => field ?? string.Empty; init; }

    /// <summary>Its outputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
