using System.Globalization;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Calendar.Feeds;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Shows freezes as events, one for each stretch of time in which one is in force.</summary>
/// <param name="Origin">What the ids of events end with.</param>
/// <param name="From">The beginning of what is shown.</param>
/// <param name="Until">The end of what is shown.</param>
internal sealed record FreezeEvents(string Origin, DateTimeOffset From, DateTimeOffset Until)
{
    public IEnumerable<FeedEvent> Of(DefinitionRecord record, FreezeDefinition freeze) =>
        FreezeTimes.Between(freeze, From, Until).Select(period => Of(record, freeze, period));

    // One without a beginning is in force since it was saved; of one without an end, as much is shown as of the calendar.
    private FeedEvent Of(DefinitionRecord record, FreezeDefinition freeze, FreezePeriod period)
    {
        var start = period.From ?? record.SavedAt;
        return new FeedEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"freeze.{freeze.Id}.{(period.From is null ? "open" : start.UtcDateTime.ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture))}@{Origin}"),
            Sequence = record.Version,
            LastModified = record.SavedAt,
            Start = start,
            End = period.Until ?? EndOfDay(Until),
            Summary = $"{(freeze.Window == FreezeWindow.Allow ? "Release window" : "Freeze")}: {(freeze.Name.Length > 0 ? freeze.Name : freeze.Id)}",
            Description = freeze.Description,
            Categories = ["freeze"],
        };
    }

    private static DateTimeOffset EndOfDay(DateTimeOffset instant) => new(instant.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
}
