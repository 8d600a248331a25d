using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>A definition; in a list without its content.</summary>
internal sealed record DefinitionDto
{
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public string Name { get; init; } = string.Empty;

    public int Version { get; init; }

    public required string Etag { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public string SavedBy { get; init; } = string.Empty;

    public ImmutableArray<string>? Tags { get; init; }

    public string? Process { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public PlanningTrouble? PlanningFails { get; init; }

    public ImmutableArray<string>? Missing { get; init; }

    public ImmutableArray<ProblemItemDto>? Problems { get; init; }

    public string? Type { get; init; }

    public string? Description { get; init; }

    public string? Comment { get; init; }

    public string? ManagedBy { get; init; }

    public int? RestoredFrom { get; init; }

    public int? PublishedVersion { get; init; }

    public Deprecation? Deprecation { get; init; }

    public Deletion? Deletion { get; init; }

    public string? Change { get; init; }

    public JsonElement? Definition { get; init; }

    public static DefinitionDto Of(DefinitionRecord record) => new()
    {
        Kind = record.Kind.Spelling(),
        Id = record.Id,
        Name = record.Name,
        Version = record.Version,
        Etag = record.ETag,
        Hash = record.Hash,
        SavedAt = record.SavedAt,
        SavedBy = record.SavedBy,
        Tags = record.Kind is DefinitionKind.Process or DefinitionKind.Activity or DefinitionKind.ReleaseGroup ? record.Tags : null,
        Type = Text(record.Type),
        Description = Text(record.Description),
        Comment = Text(record.Comment),
        ManagedBy = Text(record.ManagedBy),
        RestoredFrom = record.RestoredFrom,
        PublishedVersion = record.Kind == DefinitionKind.Activity ? record.Published : null,
        Deprecation = record.Deprecation,
        Deletion = record.Deletion,
        Process = record.Kind is DefinitionKind.InputSet or DefinitionKind.ReleaseGroup ? record.Process : null,
    };

    /// <summary>A version as it was saved, with what is known of the definition by now.</summary>
    public static DefinitionDto OfVersion(DefinitionRecord record, DefinitionRecord? newest) => Of(record) with
    {
        PublishedVersion = record.Kind == DefinitionKind.Activity ? newest?.Published : null,
        Deprecation = newest?.Deprecation,
    };

    public DefinitionDto With(InputSetState? state) => state is null ? this : this with
    {
        State = state.Name,
        Missing = state.Missing,
        Problems = state.Problems.IsEmpty ? null : [.. state.Problems.Select(ProblemItemDto.Of)],
    };

    public DefinitionDto With(FreezeStanding? standing) => standing is null ? this : this with { State = standing.State, From = standing.From, Until = standing.Until };

    public DefinitionDto With(PlanningTrouble? trouble) => trouble is null ? this : this with { PlanningFails = trouble };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
