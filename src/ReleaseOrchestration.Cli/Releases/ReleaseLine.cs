using ReleaseOrchestration.Cli.Releases.Scheduling;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>A release in a list.</summary>
internal sealed record ReleaseLine
{
    public string Id { get => field ?? string.Empty; init; }

    public int Run { get; init; }

    public string Name { get => field ?? string.Empty; init; }

    public string Version { get => field ?? string.Empty; init; }

    public string Process { get => field ?? string.Empty; init; }

    public string Status { get => field ?? string.Empty; init; }

    public string Reason { get => field ?? string.Empty; init; }

    public string StartedBy { get => field ?? string.Empty; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public PlannedTime? Schedule { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
