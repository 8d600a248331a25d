using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Which events are told to whom.</summary>
public sealed record NotificationRuleDefinition
{
    /// <summary>Unique among notification rules.</summary>
    public required string Id { get; init; }

    /// <summary>Free text.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Free text.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>Whether it does not notify for the time being.</summary>
    public bool Disabled { get; init; }

    /// <summary>The kinds of events, such as <c>release.failed</c>.</summary>
    public ImmutableArray<string> Events { get => field.IsDefault ? [] : field; init; }

    /// <summary>The release groups whose events count; all releases when there are none.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>The processes whose events count; all when there are none.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>A release counts that has one of these tags; all when there are none.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>A condition over <c>event</c> and <c>release</c>; empty for always.</summary>
    public string When { get => field ?? string.Empty; init; }

    /// <summary>The channels.</summary>
    public ImmutableArray<string> Channels { get => field.IsDefault ? [] : field; init; }

    /// <summary>The first line of what is sent; empty for that of the product. It may hold expressions.</summary>
    public string Subject { get => field ?? string.Empty; init; }

    /// <summary>The rest of what is sent; empty for that of the product. It may hold expressions.</summary>
    public string Text { get => field ?? string.Empty; init; }
}
