using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a restart keeps and what it does again.</summary>
public sealed record RestartPlan
{
    /// <summary>The phase or activity from which everything runs again.</summary>
    public required string From { get; init; }

    /// <summary>Phases, activities and gates that stay as they ended, by path.</summary>
    public required ImmutableSortedDictionary<string, CarriedNode> Carried { get; init; }

    /// <summary>Phases and activities that run again, in the order of the definition. A phase of which some activities stay is among them.</summary>
    public required ImmutableArray<string> Again { get; init; }

    /// <summary>Pipelines that were started before and will be started again.</summary>
    public required ImmutableArray<RepeatedEffect> Effects { get; init; }
}
