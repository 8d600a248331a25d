using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A process that runs before an activity on hold tries again.</summary>
public sealed record RetryProcess
{
    /// <summary>The process, its version and content hash as they were when the decision was made.</summary>
    public required ProcessReference Process { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its inputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
