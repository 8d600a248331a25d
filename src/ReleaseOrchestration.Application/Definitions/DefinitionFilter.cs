namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Which definitions to list.</summary>
public sealed record DefinitionFilter
{
    /// <summary>Only those with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only those of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Only those whose id, name, description or tags hold every word of this text.</summary>
    public string? Text { get; init; }

    internal bool Takes(DefinitionRecord record) =>
        (Tag is null || record.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
        && (Type is null || string.Equals(record.Type, Type, StringComparison.OrdinalIgnoreCase))
        && (Text is null || Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Holds(record, word)));

    private static bool Holds(DefinitionRecord record, string word) =>
        record.Tags.Append(record.Id).Append(record.Name).Append(record.Description).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
