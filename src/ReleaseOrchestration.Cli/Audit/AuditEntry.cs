using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary>One thing that happened.</summary>
internal sealed record AuditEntry
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public string Path { get => field ?? string.Empty; init; }

    public string Event { get => field ?? string.Empty; init; }

    public string Actor { get => field ?? string.Empty; init; }

    public string Before { get => field ?? string.Empty; init; }

    public string After { get => field ?? string.Empty; init; }

    public int Attempt { get; init; }

    public string Reason { get => field ?? string.Empty; init; }

    public DataValue? Details { get; init; }
}
