using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary>A saved definition, or one of its versions.</summary>
internal sealed record DefinitionLine
{
    public string Id { get => field ?? string.Empty; init; }

    public string Name { get => field ?? string.Empty; init; }

    public int Version { get; init; }

    public string Hash { get => field ?? string.Empty; init; }

    public DateTimeOffset? SavedAt { get; init; }

    public string SavedBy { get => field ?? string.Empty; init; }

    public string Comment { get => field ?? string.Empty; init; }

    public int? RestoredFrom { get; init; }

    public string Type { get => field ?? string.Empty; init; }

    public string State { get => field ?? string.Empty; init; }

    public string Change { get => field ?? string.Empty; init; }

    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    public int? PublishedVersion { get; init; }

    public DeprecationLine? Deprecation { get; init; }

    /// <summary>What is to be known besides: its state, whether it is a draft, deprecated, restored.</summary>
    public string Notes => string.Join("; ", new[]
    {
        State,
        RestoredFrom is { } version ? $"version {version} again" : string.Empty,
        Deprecation is { } deprecation ? $"deprecated: {deprecation.Reason}{(deprecation.Replacement is { } other ? $" (use {other})" : string.Empty)}" : string.Empty,
    }.Where(note => note.Length > 0));

    internal sealed record DeprecationLine(string Reason, string? Replacement);
}
