using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Planning;

/// <summary>What the server is asked to plan.</summary>
internal sealed record PlanBody
{
    public int? Version { get; init; }

    public string? InputSet { get; init; }

    public ImmutableSortedDictionary<string, DataValue>? Inputs { get; init; }

    public string? Group { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public DateTimeOffset? Start { get; init; }

    public ImmutableSortedDictionary<string, string>? Assume { get; init; }
}
