using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>Two releases that are in each other's way, or a release and a freeze.</summary>
public sealed record ScheduleConflict
{
    /// <summary>Why.</summary>
    public required ConflictKind Kind { get; init; }

    /// <summary>The release; of two the one that begins first.</summary>
    public required string Release { get; init; }

    /// <summary>The other release, or the freeze; windows that allow are named together.</summary>
    public required string With { get; init; }

    /// <summary>The environments, services or the group that they share; for a freeze the environments of the release that it is about.</summary>
    public ImmutableArray<string> What { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether nothing is held by it: a freeze that only warns.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string Message { get => field ?? string.Empty; init; }
}
