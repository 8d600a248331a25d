using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Runs a pipeline.</summary>
public sealed record StartPipeline : Effect
{
    /// <summary>The id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>Its name there.</summary>
    public required string Pipeline { get; init; }

    /// <summary>A branch, tag or commit; empty for its default.</summary>
    public string Ref { get => field ?? string.Empty; init; }

    /// <summary>What it is given; secrets are references that the connector resolves.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>release/run/path/attempt: the same for every repetition of this call.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The activity, for the callback.</summary>
    public required MachineAddress Address { get; init; }

    /// <summary>The attempt.</summary>
    public int Attempt { get; init; }

    /// <summary>How long the attempt may run.</summary>
    public TimeSpan? Timeout { get; init; }
}
