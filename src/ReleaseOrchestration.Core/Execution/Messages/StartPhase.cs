using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts a phase.</summary>
public sealed record StartPhase : MachineStart
{
    /// <summary>Its definition.</summary>
    public required PhaseDefinition Phase { get; init; }

    /// <summary>What it reads.</summary>
    public required ContextSlice Context { get; init; }

    /// <summary>By activity id: a map of values from the input set and the start.</summary>
    public ImmutableSortedDictionary<string, DataValue> ActivityInputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Activities by id that a person skipped before the phase began.</summary>
    public ImmutableSortedDictionary<string, SkipNode> SkippedAhead { get => field ?? ImmutableSortedDictionary<string, SkipNode>.Empty; init; }

    /// <summary>Paths of its nodes that are read elsewhere.</summary>
    public ImmutableArray<string> Publishes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Owners of the process.</summary>
    public ImmutableArray<string> ProcessOwners { get => field.IsDefault ? [] : field; init; }

    /// <summary>Locks that an ancestor holds.</summary>
    public ImmutableArray<string> HeldLocks { get => field.IsDefault ? [] : field; init; }

    /// <summary>The id of the outermost release.</summary>
    public string RootReleaseId { get => field ?? string.Empty; init; }

    /// <summary>0 in the outermost release.</summary>
    public int Depth { get; init; }

    /// <summary>The environment of the parent activity.</summary>
    public string? Environment { get; init; }

    /// <summary>Activities by id that stay as they ended in an earlier run.</summary>
    public ImmutableSortedDictionary<string, NodeEnd> Carried { get => field ?? ImmutableSortedDictionary<string, NodeEnd>.Empty; init; }

    /// <summary>Whether it is part of what runs because something failed.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Whether the release is paused.</summary>
    public bool Paused { get; init; }
}
