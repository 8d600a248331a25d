using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>A release, phase, gate or activity in the tree of a release.</summary>
internal sealed record ReleaseNode
{
    public string Path { get => field ?? string.Empty; init; }

    public string Kind { get => field ?? string.Empty; init; }

    public string Id { get => field ?? string.Empty; init; }

    public string Name { get => field ?? string.Empty; init; }

    public string Type { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public string Outcome { get => field ?? string.Empty; init; }

    public string Reason { get => field ?? string.Empty; init; }

    public int Attempt { get; init; }

    public string ExpectedDuration { get => field ?? string.Empty; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<TaskLine> Tasks { get => field.IsDefault ? [] : field; init; }

    public int? CarriedFrom { get; init; }

    public ImmutableArray<NodeWait> WaitsFor { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<ReleaseNode> Children { get => field.IsDefault ? [] : field; init; }
}
