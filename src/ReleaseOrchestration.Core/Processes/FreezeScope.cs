using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a freeze is about. An activity must be in every list that is not empty, by any one entry of it; without lists, a freeze is about everything.</summary>
public sealed record FreezeScope
{
    /// <summary>Environments of activities.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>Ids of processes: that of the activity, or one that started it as a subprocess.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Ids of release groups.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>Tags of the release, or of one of those processes.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }
}
