using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts a release, or a subprocess. The definition is loaded by its hash and handed to the machine by the shell.</summary>
public sealed record StartRelease : MachineStart
{
    /// <summary>The content hash of the pinned definition.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>What is known of the release.</summary>
    public required ReleaseFacts Facts { get; init; }

    /// <summary>The resolved inputs.</summary>
    public InputValues Inputs { get => field ?? new InputValues(); init; }

    /// <summary>Of a subprocess: inputs whose values are texts that were computed; none of them counts as a reference to a secret.</summary>
    public ImmutableArray<string> Computed { get => field.IsDefault ? [] : field; init; }

    /// <summary>The activity that started this subprocess.</summary>
    public MachineAddress? Parent { get; init; }

    /// <summary>The id of the outermost release.</summary>
    public string RootReleaseId { get => field ?? string.Empty; init; }

    /// <summary>0 for the outermost release.</summary>
    public int Depth { get; init; }

    /// <summary>Locks that an ancestor holds.</summary>
    public ImmutableArray<string> HeldLocks { get => field.IsDefault ? [] : field; init; }

    /// <summary>The environment of the parent activity.</summary>
    public string? Environment { get; init; }

    /// <summary>For a later run: nodes that stay as they ended before, by path.</summary>
    public ImmutableSortedDictionary<string, CarriedNode> Carried { get => field ?? ImmutableSortedDictionary<string, CarriedNode>.Empty; init; }

    /// <summary>Where a later run comes from; null for the first.</summary>
    public RestartOrigin? Restart { get; init; }

    /// <summary>Whether it is part of what runs because something failed.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Whether the parent is paused.</summary>
    public bool Paused { get; init; }
}
