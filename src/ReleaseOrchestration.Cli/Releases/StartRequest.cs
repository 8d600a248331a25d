using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Releases;

internal sealed record StartRequest
{
    public string? Process { get; init; }

    public int? ProcessVersion { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? InputSet { get; init; }

    public ImmutableSortedDictionary<string, DataValue>? Inputs { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public bool Start { get; init; }

    public string? Group { get; init; }

    public string? StartAt { get; init; }

    public string? Duration { get; init; }

    public bool? AutoStart { get; init; }
}
