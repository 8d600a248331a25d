using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Which release of some documents is planned.</summary>
public sealed record LocalPlanRequest
{
    /// <summary>The id of the process.</summary>
    public required string Process { get; init; }

    /// <summary>The id of the input set; empty for none.</summary>
    public string InputSet { get; init; } = string.Empty;

    /// <summary>Values besides, stronger than those of the input set.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get; init; } = ImmutableSortedDictionary<string, DataValue>.Empty;

    /// <summary>The release group; empty for an ad hoc release.</summary>
    public string Group { get; init; } = string.Empty;

    /// <summary>The tags of the release.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>When the release starts.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Who starts it.</summary>
    public string StartedBy { get; init; } = "user:starter";

    /// <summary>How long things take.</summary>
    public PlanAssumptions Assumptions { get; init; } = new();
}
