using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>A task of a manual activity.</summary>
internal sealed record TaskLine
{
    public string Id { get => field ?? string.Empty; init; }

    public string Name { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public string By { get => field ?? string.Empty; init; }

    public string Comment { get => field ?? string.Empty; init; }

    public string ExpectedDuration { get => field ?? string.Empty; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }
}
