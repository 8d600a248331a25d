using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One decision of an approver.</summary>
public sealed record DecisionView
{
    /// <summary>Who.</summary>
    public required string Person { get; init; }

    /// <summary>The groups that the person was in at the time.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>What.</summary>
    public SignOffDecision Decision { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why, in words.</summary>
    public string Comment { get => field ?? string.Empty; init; }

    /// <summary>Whether a signed link was used.</summary>
    public bool ByLink { get; init; }
}
