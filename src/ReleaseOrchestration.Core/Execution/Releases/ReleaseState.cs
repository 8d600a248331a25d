using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The state of a release.</summary>
public sealed record ReleaseState : MachineState
{
    /// <summary>Its status.</summary>
    public ReleaseStatus Status { get; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Whether it is paused.</summary>
    public bool Paused { get; init; }

    /// <summary>Who paused it.</summary>
    public string PausedBy { get => field ?? string.Empty; init; }

    /// <summary>Since when it has waited for what it waits for.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Whether it was aborted.</summary>
    public bool Aborting { get; init; }

    /// <summary>Who aborted it.</summary>
    public string AbortedBy { get => field ?? string.Empty; init; }

    /// <summary>Its end.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its variables.</summary>
    public ImmutableSortedDictionary<string, DataValue> Variables { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Nodes that have ended and are read by others, by path.</summary>
    public ImmutableSortedDictionary<string, NodeFact> Facts { get => field ?? ImmutableSortedDictionary<string, NodeFact>.Empty; init; }

    /// <summary>Freezes that somebody wants to break, by id.</summary>
    public ImmutableSortedDictionary<string, GlassRequest> GlassRequests { get => field ?? ImmutableSortedDictionary<string, GlassRequest>.Empty; init; }

    /// <summary>Requests to break a freeze for which the machine of the freezes was asked, by the id of the signal.</summary>
    public ImmutableSortedDictionary<string, BreakGlass> GlassSignals { get => field ?? ImmutableSortedDictionary<string, BreakGlass>.Empty; init; }

    /// <summary>Phases by id.</summary>
    public ImmutableSortedDictionary<string, ChildState> Children { get => field ?? ImmutableSortedDictionary<string, ChildState>.Empty; init; }

    /// <summary>Activities that a person skipped before their phase began, by path.</summary>
    public ImmutableSortedDictionary<string, SkipNode> SkippedAhead { get => field ?? ImmutableSortedDictionary<string, SkipNode>.Empty; init; }

    /// <summary>The ids of phases whose machines run, so that nobody has to look for them among all.</summary>
    public ImmutableSortedSet<string> Started { get => field ?? []; init; }

    /// <summary>Phases that have not ended.</summary>
    public int Unended { get; init; }

    /// <summary>Phases that are active.</summary>
    public int Active { get; init; }

    /// <summary>Phases that are on hold.</summary>
    public int OnHold { get; init; }

    /// <summary>Phases that failed.</summary>
    public int Failed { get; init; }

    /// <summary>Whether anything was ignored.</summary>
    public bool AnyIgnored { get; init; }

    /// <summary>What it yielded.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>The restart that waits for the end of this run.</summary>
    public RestartRelease? PendingRestart { get; init; }

    /// <summary>The run that came after this one; null when none has.</summary>
    public int? NextRun { get; init; }

    /// <summary>What its parent was told last.</summary>
    public Rollup Reported { get; init; }
}
