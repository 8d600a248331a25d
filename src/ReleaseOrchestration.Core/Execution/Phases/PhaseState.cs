using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The state of a phase.</summary>
public sealed record PhaseState : MachineState
{
    /// <summary>Its status.</summary>
    public PhaseStatus Status { get; init; }

    /// <summary>How far it has come on the way to its start.</summary>
    public StartStep Step { get; init; }

    /// <summary>Its outcome.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Whether the release is paused.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether the release was aborted.</summary>
    public bool Aborting { get; init; }

    /// <summary>Who aborted it.</summary>
    public string AbortedBy { get => field ?? string.Empty; init; }

    /// <summary>Since when it has waited for what it waits for.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when it waits.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Its start.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether all activities have ended and exit gates are asked.</summary>
    public bool Ending { get; init; }

    /// <summary>Its variables and those of the release.</summary>
    public ImmutableSortedDictionary<string, DataValue> Variables { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Nodes that have ended, here and elsewhere, by path.</summary>
    public ImmutableSortedDictionary<string, NodeFact> Facts { get => field ?? ImmutableSortedDictionary<string, NodeFact>.Empty; init; }

    /// <summary>Activities and gates by id; gates start with @.</summary>
    public ImmutableSortedDictionary<string, ChildState> Children { get => field ?? ImmutableSortedDictionary<string, ChildState>.Empty; init; }

    /// <summary>Activities that a person skipped before the phase began.</summary>
    public ImmutableSortedDictionary<string, SkipNode> SkippedAhead { get => field ?? ImmutableSortedDictionary<string, SkipNode>.Empty; init; }

    /// <summary>Facts that the parent was not told yet.</summary>
    public ImmutableArray<string> NewFacts { get => field.IsDefault ? [] : field; init; }

    /// <summary>The ids of activities and gates whose machines run, so that nobody has to look for them among all.</summary>
    public ImmutableSortedSet<string> Started { get => field ?? []; init; }

    /// <summary>Activities that have not ended.</summary>
    public int Unended { get; init; }

    /// <summary>Children that are active.</summary>
    public int Active { get; init; }

    /// <summary>Children that are on hold.</summary>
    public int OnHold { get; init; }

    /// <summary>Activities that failed.</summary>
    public int Failed { get; init; }

    /// <summary>Activities that were skipped because something failed.</summary>
    public int SkippedUpstream { get; init; }

    /// <summary>Activities that ended in any other way but skipped.</summary>
    public int Ran { get; init; }

    /// <summary>Whether anything was ignored.</summary>
    public bool AnyIgnored { get; init; }

    /// <summary>The decision that it waits for.</summary>
    public Remediation? Remediation { get; init; }

    /// <summary>What it yielded.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>What its parent was told last.</summary>
    public Rollup Reported { get; init; }
}
