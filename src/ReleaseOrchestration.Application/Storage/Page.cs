using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>A piece of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">In order.</param>
/// <param name="NextCursor">Where the next piece begins; null when this is the last.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? NextCursor);
