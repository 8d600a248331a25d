using ReleaseOrchestration.Core.Processes;
using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A request for a sign-off.</summary>
public sealed record SignOffView
{
    /// <summary>The path of the activity or gate.</summary>
    public required string Path { get; init; }

    /// <summary>What is asked.</summary>
    public string Title { get => field ?? string.Empty; init; }

    /// <summary>More about it.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>The phase it stands in.</summary>
    public string PhaseName { get => field ?? string.Empty; init; }

    /// <summary>The release.</summary>
    public required ReleaseFacts Release { get; init; }

    /// <summary>The attempt that is asked about.</summary>
    public int Attempt { get; init; }

    /// <summary>Whether it can still be decided.</summary>
    public bool IsOpen { get; init; }

    /// <summary>approved, rejected or expired, once it is closed.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>Who may decide, and who has.</summary>
    public required ApprovalView Approval { get; init; }

    /// <summary>What must or may be told.</summary>
    public ImmutableArray<FieldDefinition> FieldDefinitions { get => field.IsDefault ? [] : field; init; }

    /// <summary>What was told.</summary>
    public ImmutableSortedDictionary<string, DataValue> Fields { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>What the activity was given: inputs that speak for or against.</summary>
    public ImmutableSortedDictionary<string, DataValue> Evidence { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Since when it is asked.</summary>
    public DateTimeOffset OpenedAt { get; init; }
}
