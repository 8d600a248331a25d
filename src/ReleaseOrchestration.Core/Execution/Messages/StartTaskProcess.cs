using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Somebody starts the subprocess of a task, again if need be.</summary>
public sealed record StartTaskProcess : Signal
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Inputs of the subprocess; they go before those that the task gives.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
