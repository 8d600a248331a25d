using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Api;

/// <summary>Some of a longer list.</summary>
internal sealed record Page<T>
{
    public ImmutableArray<T> Items { get => field.IsDefault ? [] : field; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? NextCursor { get; init; }
}
