using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Access;

/// <summary>Who the caller is to the server.</summary>
internal sealed record MeReport
{
    public string Actor { get => field ?? string.Empty; init; }

    public string By { get => field ?? string.Empty; init; }

    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<GrantLine> Grants { get => field.IsDefault ? [] : field; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Notice { get; init; }
}
