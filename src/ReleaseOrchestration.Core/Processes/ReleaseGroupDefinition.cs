using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Releases of one process that belong together, and their cadence.</summary>
public sealed record ReleaseGroupDefinition
{
    /// <summary>Unique among release groups.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>Its colour on the calendar: a name, or <c>#rrggbb</c>; empty for any.</summary>
    public string Colour { get => field ?? string.Empty; init; }

    /// <summary>What kind of releases these are: <c>standard</c>, <c>hotfix</c>, or any other word.</summary>
    public string Type { get => field ?? string.Empty; init; }

    /// <summary>Who answers for it.</summary>
    public ImmutableArray<string> Owners { get => field.IsDefault ? [] : field; init; }

    /// <summary>By what it is found, and by what freezes know its releases.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>The process that its releases carry out.</summary>
    public required ProcessReference Process { get; init; }

    /// <summary>The input set with which they start; empty for none.</summary>
    public string InputSet { get => field ?? string.Empty; init; }

    /// <summary>How their versions are made, such as <c>{year}.{month}.{n}</c>; empty when somebody gives each.</summary>
    public string VersionPattern { get => field ?? string.Empty; init; }

    /// <summary>When they are; null for a group whose releases people create.</summary>
    public CadenceDefinition? Cadence { get; init; }

    /// <summary>Whether a release starts by itself when its time has come; else somebody starts it.</summary>
    public bool AutoExecute { get; init; }

    /// <summary>Who agrees before a release of the group starts; anyone who may start releases when there are none.</summary>
    public ImmutableArray<string> Approvers { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether releases of the group may run at the same time.</summary>
    public GroupOverlap Overlap { get; init; }

    /// <summary>What becomes of releases whose time passed while nothing ran that could start them.</summary>
    public CatchUp CatchUp { get; init; }
}
