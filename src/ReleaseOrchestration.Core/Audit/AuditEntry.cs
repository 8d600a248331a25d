using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Audit;

/// <summary>One thing that happened: who, what, where, when, before, after, why.</summary>
public sealed record AuditEntry
{
    /// <summary>Its number in the chain; 1 for the first. <see cref="AuditChain.Append"/> accepts only the one that comes next.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The chain it belongs to, such as a release's id.</summary>
    public required string Chain { get; init; }

    /// <summary>The path of the node; empty for the release.</summary>
    public string Path { get => field ?? string.Empty; init; }

    /// <summary>What happened, such as <c>activity.started</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Who did it; <c>system</c> when nobody did.</summary>
    public string Actor { get => field ?? string.Empty; init; }

    /// <summary>The status before; empty when it did not change.</summary>
    public string Before { get => field ?? string.Empty; init; }

    /// <summary>The status after; empty when it did not change.</summary>
    public string After { get => field ?? string.Empty; init; }

    /// <summary>The attempt; 0 when it is about none.</summary>
    public int Attempt { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>What else there is to know: a map.</summary>
    public DataValue? Details { get; init; }

    /// <summary>The entry that stored bytes hold; null when they hold none.</summary>
    public static AuditEntry? Read(ReadOnlySpan<byte> body) => AuditBody.Read(body);
}
