using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>What was asked for, and what was pinned when it started.</summary>
public sealed record ReleaseRecord
{
    /// <summary>Its id; two ids may not differ by case alone.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its version, as people count.</summary>
    public string Version { get => field ?? string.Empty; init; }

    /// <summary>1 for the first run.</summary>
    public int Run { get; init; } = 1;

    /// <summary>The process.</summary>
    public required string Process { get; init; }

    /// <summary>The version of the process: asked for, or pinned at the start.</summary>
    public int? ProcessVersion { get; init; }

    /// <summary>The input set; empty for none.</summary>
    public string InputSet { get => field ?? string.Empty; init; }

    /// <summary>The revision of the input set that was pinned.</summary>
    public int? InputSetVersion { get; init; }

    /// <summary>Inputs given besides.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>The release group; empty for an ad hoc release.</summary>
    public string Group { get => field ?? string.Empty; init; }

    /// <summary>Free words to search by.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>How far it has come.</summary>
    public LaunchState State { get; init; }

    /// <summary>When it is meant to be; null for a release without a time.</summary>
    public ReleaseSchedule? Schedule { get; init; }

    /// <summary>Why it was called off, or why it has not started although it is due; empty otherwise.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Who agreed that it starts, where its group asks for that; empty before.</summary>
    public string ApprovedBy { get => field ?? string.Empty; init; }

    /// <summary>The environments that its process names; one that is an expression counts once it is known.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>The services that its process names, likewise.</summary>
    public ImmutableArray<string> Services { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public string CreatedBy { get => field ?? string.Empty; init; }

    /// <summary>The operation that created it; a repetition of it finds its own work.</summary>
    public string CreatedWith { get => field ?? string.Empty; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who started it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>The operation that started it.</summary>
    public string StartedWith { get => field ?? string.Empty; init; }

    /// <summary>The content hash of the pinned definition; empty before the start.</summary>
    public string DefinitionHash { get => field ?? string.Empty; init; }

    /// <summary>The inputs as they were resolved at the start.</summary>
    public InputValues? ResolvedInputs { get; init; }

    /// <summary>What it was started with besides its process and its input set.</summary>
    public ImmutableArray<DefinitionReference> Uses { get => field.IsDefault ? [] : field; init; }

    /// <summary>Why it must be kept, however old it is; null when nothing says so.</summary>
    public LegalHold? LegalHold { get; init; }

    /// <summary>Whether its machine may exist: everything is pinned.</summary>
    internal bool WasStarted => State is LaunchState.Starting or LaunchState.Started;

    /// <summary>What it uses: its process, its input set, and what it was started with.</summary>
    internal ImmutableArray<DefinitionReference> AllUses =>
    [
        new(DefinitionKind.Process, Process, ProcessVersion),
        .. InputSet.Length > 0 ? [new(DefinitionKind.InputSet, InputSet, InputSetVersion)] : ImmutableArray<DefinitionReference>.Empty,
        .. Uses,
    ];

    /// <summary>The machine of the release.</summary>
    internal MachineAddress Address => new(Id, Run, string.Empty);
}
