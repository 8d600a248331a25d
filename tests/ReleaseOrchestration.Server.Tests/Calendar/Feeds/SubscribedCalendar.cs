namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>What a person sees who subscribed to a feed: of one event, a program follows no older word than it has, and what was cancelled is gone.</summary>
internal sealed class SubscribedCalendar(HttpClient client, string url)
{
    private readonly Dictionary<string, ReadEvent> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<ReadEvent> Shown => [.. _known.Values.Where(one => one.Status != "CANCELLED").OrderBy(one => one.Start)];

    public async Task<ReadCalendar> RefreshAsync()
    {
        var calendar = await CalendarProgram.ReadAsync(await client.GetStringAsync(new Uri(url)));
        foreach (var one in calendar.Events.Where(one => !_known.TryGetValue(one.Uid, out var before) || one.Sequence > before.Sequence))
        {
            _known[one.Uid] = one;
        }

        return calendar;
    }
}
