using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>One field of a manual activity.</summary>
public sealed record FieldDefinition
{
    /// <summary>Unique in the activity.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id when none was given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its type.</summary>
    public FieldType Type { get; init; }

    /// <summary>Whether the activity cannot complete without it.</summary>
    public bool Required { get; init; }

    /// <summary>The least length of a text.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number.</summary>
    public decimal? Max { get; init; }

    /// <summary>The greatest size of a file in bytes; 10 MiB when not given.</summary>
    public long? MaxSize { get; init; }

    /// <summary>The media types that a file may have, such as <c>image/*</c>; any when empty.</summary>
    public ImmutableArray<string> Types { get => field.IsDefault ? [] : field; init; }

    /// <summary>What can be chosen.</summary>
    public ImmutableArray<string> Options { get => field.IsDefault ? [] : field; init; }
}
