using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>Which part of the calendar to read.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The end, which is outside.</param>
public sealed record CalendarQuery(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Only of these release groups; empty for all.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>Only what touches one of these environments; empty for all.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>Only releases that the caller may see; null for all.</summary>
    public Func<ReleaseEntry, CancellationToken, Task<bool>>? IsVisible { get; init; }

    /// <summary>Only planned releases of groups whose releases the caller may see; null for all.</summary>
    public Func<ReleaseGroupDefinition, CancellationToken, Task<bool>>? IsGroupVisible { get; init; }

    internal bool Takes(ReleaseEntry entry) => Overlaps(entry.Begins, entry.Ends) && TakesGroup(entry.Group) && TakesEnvironments(entry.Environments);

    internal bool TakesGroup(string? group) => Groups.IsEmpty || (group is not null && Groups.Contains(group));

    internal bool TakesEnvironments(ImmutableArray<string>? environments) => Environments.IsEmpty || environments?.Any(Environments.Contains) == true;

    // What has no length is at its beginning; what has no end goes on.
    private bool Overlaps(DateTimeOffset? begins, DateTimeOffset? ends) => begins < To && (ends is null || ends > From || begins >= From);
}
