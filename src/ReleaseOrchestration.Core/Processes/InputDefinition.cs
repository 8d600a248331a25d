using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>One declared input.</summary>
public sealed record InputDefinition
{
    /// <summary>Its type; text when none was given.</summary>
    public InputType Type { get; init; }

    /// <summary>Whether a release cannot start without it.</summary>
    public bool Required { get; init; }

    /// <summary>Its value when nothing else gives one.</summary>
    public DataValue? Default { get; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>A regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The only values allowed; empty when any is.</summary>
    public ImmutableArray<DataValue> Allowed { get => field.IsDefault ? [] : field; init; }

    /// <summary>The least number, or the least length of a text or list.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest number, or the greatest length of a text or list.</summary>
    public decimal? Max { get; init; }

    /// <summary>The length of a text, or the number of elements of a list or map.</summary>
    public LengthRange? Length { get; init; }

    /// <summary>Of a list: what each of its elements must be.</summary>
    public InputDefinition? Items { get; init; }
}
