using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>An Activity Store entry: an activity that many processes use.</summary>
public sealed record StoreEntry
{
    /// <summary>Unique among entries.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Counted by the store, from 1; 0 before it was saved.</summary>
    public int Version { get; init; }

    /// <summary>Free words to search by.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>What it does; its <c>DeclaredInputs</c> are what it must be given.</summary>
    public required ActivityDefinition Activity { get; init; }
}
