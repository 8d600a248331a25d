using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Access;

/// <summary>An API key as the API shows it.</summary>
internal sealed record ApiKeyLine
{
    public string Name { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public ImmutableArray<GrantLine> Grants { get => field.IsDefault ? [] : field; init; }

    public string CreatedBy { get => field ?? string.Empty; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public string LastUsedOn { get => field ?? string.Empty; init; }
}
