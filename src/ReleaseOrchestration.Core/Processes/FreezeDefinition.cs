using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>When nothing may be deployed. Either <see cref="From"/> and <see cref="To"/> say when, or <see cref="Recurrence"/>.</summary>
public sealed record FreezeDefinition
{
    /// <summary>Unique among freezes.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>What it is about.</summary>
    public FreezeScope Scope { get => field ?? new FreezeScope(); init; }

    /// <summary>Its first instant; null when it is in force from the moment it is saved.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Its end; null when it lasts until somebody ends it.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>For a freeze that comes again and again.</summary>
    public FreezeRecurrence? Recurrence { get; init; }

    /// <summary>Whether nothing may start in its times, or only in its times.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public FreezeWindow Window { get; init; }

    /// <summary>Whether it holds, or only warns.</summary>
    public FreezeMode Mode { get; init; }

    /// <summary>What becomes of activities that run because something failed.</summary>
    public FreezeRollback Rollback { get; init; }
}
