using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>An event in the life of a release.</summary>
public sealed record Transition
{
    /// <summary>The path of the node; empty for the release.</summary>
    public string Path { get => field ?? string.Empty; init; }

    /// <summary>What happened, such as <c>activity.started</c>.</summary>
    public required string Event { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The status before; empty when it did not change.</summary>
    public string Before { get => field ?? string.Empty; init; }

    /// <summary>The status after; empty when it did not change.</summary>
    public string After { get => field ?? string.Empty; init; }

    /// <summary>The attempt; 0 when it is about none.</summary>
    public int Attempt { get; init; }

    /// <summary>Who did it; <c>system</c> when nobody did.</summary>
    public string Actor { get => field ?? string.Empty; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>What else there is to know: a map.</summary>
    public DataValue? Details { get; init; }
}
