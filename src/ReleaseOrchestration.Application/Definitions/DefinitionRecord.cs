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

    /// <summary>Why it was saved, in the words of who saved it.</summary>
    public string Comment { get => field ?? string.Empty; init; }

    /// <summary>Of the newest version: the source, such as a repository, that it is applied from; empty when nobody said.</summary>
    public string ManagedBy { get => field ?? string.Empty; init; }

    /// <summary>The version whose content it brought back; null when its content was new.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>What it is for.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>The type of an Activity Store entry or a connector.</summary>
    public string Type { get => field ?? string.Empty; init; }

    /// <summary>What it refers to; null in what was saved before this was kept.</summary>
    public ImmutableArray<DefinitionReference>? References { get; init; }

    /// <summary>Of the newest version of an Activity Store entry: the version that references without one take; 0 for none, null for itself.</summary>
    public int? PublishedVersion { get; init; }

    /// <summary>Of the newest version: why it should no longer be used.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Of what was deleted: when and by whom.</summary>
    public Deletion? Deletion { get; init; }

    /// <summary>The version that references without one take; 0 for none.</summary>
    public int Published => PublishedVersion ?? Version;

    /// <summary>Changes with each version; strong.</summary>
    public string ETag => $"\"v{Version}-{Hash[..12]}\"";
}
