using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>A release that has not started, and what is in its way.</summary>
internal sealed record PlannedAnswer
{
    public PlannedRelease Release { get => field ?? new(); init; }

    public ImmutableArray<PlannedConflict> Conflicts { get => field.IsDefault ? [] : field; init; }

    public PlannedSlot? NextFreeSlot { get; init; }

    public string Text() => string.Join('\n', [Release.Line(), .. Conflicts.Select(conflict => $"  {conflict.Message}"), .. NextFreeSlot is { } slot ? [$"  {slot.Message}"] : Array.Empty<string>()]);
}
