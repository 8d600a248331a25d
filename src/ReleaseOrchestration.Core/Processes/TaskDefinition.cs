using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>One task of a manual activity.</summary>
public sealed record TaskDefinition
{
    /// <summary>Unique in the activity.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id when none was given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary><c>true</c>, <c>false</c> or a condition.</summary>
    public string Required { get => field ?? string.Empty; init; }

    /// <summary>Who does it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>How long it should take.</summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>A process that the task may start, more than once.</summary>
    public ProcessReference? Process { get; init; }

    /// <summary>Inputs of that process; values may be expressions.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
