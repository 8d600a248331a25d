using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Calendar.Feeds;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>
/// Shows what cadences ask for where there is no release yet. Its id is not that of the release which takes its place: the group's versions count the changes of the one, and
/// the plan's those of the other.
/// </summary>
/// <param name="Origin">What the ids of events end with.</param>
internal sealed record OccurrenceEvents(string Origin)
{
    public FeedEvent Of(CalendarOccurrence occurrence, DefinitionRecord group) => new()
    {
        Uid = $"occurrence.{occurrence.Group}.{occurrence.Occurrence}@{Origin}",
        Sequence = group.Version,
        LastModified = group.SavedAt,
        Start = occurrence.At,
        End = occurrence.Until > occurrence.At ? occurrence.Until : null,
        Summary = $"{(group.Name.Length > 0 ? group.Name : group.Id)} {occurrence.Occurrence.Replace('T', ' ')}",
        Description = string.Join('\n', ImmutableArray.Create("Expected; there is no release yet.", occurrence.Reason).Where(line => line.Length > 0)),
        Categories = [occurrence.Group],
        Status = FeedEventStatus.Tentative,
    };
}
