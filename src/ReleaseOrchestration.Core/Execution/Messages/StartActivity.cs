using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts an activity or a gate.</summary>
public sealed record StartActivity : MachineStart
{
    /// <summary>Its definition.</summary>
    public required ActivityDefinition Activity { get; init; }

    /// <summary>What it reads.</summary>
    public required ContextSlice Context { get; init; }

    /// <summary>The name of its phase.</summary>
    public string PhaseName { get => field ?? string.Empty; init; }

    /// <summary>Who approves when the definition names nobody.</summary>
    public ImmutableArray<string> DefaultApprovers { get => field.IsDefault ? [] : field; init; }

    /// <summary>Locks that an ancestor holds.</summary>
    public ImmutableArray<string> HeldLocks { get => field.IsDefault ? [] : field; init; }

    /// <summary>The id of the outermost release.</summary>
    public string RootReleaseId { get => field ?? string.Empty; init; }

    /// <summary>0 in the outermost release.</summary>
    public int Depth { get; init; }

    /// <summary>The environment it works on.</summary>
    public string? Environment { get; init; }

    /// <summary>The services it works on.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it runs because something failed.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Whether the release is paused.</summary>
    public bool Paused { get; init; }
}
