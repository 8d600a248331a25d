using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>One immutable version of a definition.</summary>
public sealed record DefinitionRecord
{
    /// <summary>Its kind.</summary>
    public DefinitionKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first.</summary>
    public int Version { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>The process that an input set belongs to.</summary>
    public string Process { get => field ?? string.Empty; init; }

    /// <summary>Free words to search by.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>The content hash of the canonical form.</summary>
    public required string Hash { get; init; }

    /// <summary>The content hash of the text as it was written.</summary>
    public required string SourceHash { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Who saved it.</summary>
    public string SavedBy { get => field ?? string.Empty; init; }

    /// <summary>Changes with each version; strong.</summary>
    public string ETag => $"\"v{Version}-{Hash[..12]}\"";
}
