using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary>What to do with an activity that waits for a decision.</summary>
internal sealed record RemediateRequest
{
    public string? Reason { get; init; }

    public int? Attempt { get; init; }

    public ImmutableSortedDictionary<string, DataValue>? Inputs { get; init; }

    public string? Process { get; init; }

    public ImmutableSortedDictionary<string, DataValue>? ProcessInputs { get; init; }

    public ImmutableSortedDictionary<string, DataValue>? Outputs { get; init; }
}
