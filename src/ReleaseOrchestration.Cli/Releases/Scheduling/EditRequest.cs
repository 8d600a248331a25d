using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

internal sealed record EditRequest
{
    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? InputSet { get; init; }

    public ImmutableSortedDictionary<string, DataValue>? Inputs { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public bool? AutoStart { get; init; }
}
