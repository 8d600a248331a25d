using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Releases;

/// <content>Releases with a time: which are due, which of a group have not started, which run, and which occurrences there were ever.</content>
public sealed partial class ReleaseStore
{
    private const string Due = "d~";
    private const string Taking = "c~";
    private const string Waiting = "u~";
    private const string Active = "a~";

    /// <summary>Releases that are to be looked at by an instant, the earliest first.</summary>
    public async IAsyncEnumerable<(ReleaseRecord Record, string ETag)> DueAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in documents.ReadAllAsync(Partition, Due, cancellationToken))
        {
            if (string.CompareOrdinal(document.Key.Row, DueRow(until) + "~~") > 0)
            {
                yield break;
            }

            if (await FindAsync(Encoding.UTF8.GetString(document.Body.Span), cancellationToken) is { Record.State: LaunchState.Scheduled } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>When the next release after an instant is due; null when none is.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken cancellationToken)
    {
        var next = await documents.QueryAsync(Partition, RowRange.Prefix(Due, 1) with { From = DueRow(after) + "~~" }, cancellationToken);
        return next is [var document, ..] && long.TryParse(document.Key.Row.AsSpan(Due.Length, 19), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;
    }

    /// <summary>The releases of a group that are planned by its cadence and have not started.</summary>
    public IAsyncEnumerable<(ReleaseRecord Record, string ETag)> WaitingAsync(string group, CancellationToken cancellationToken) =>
        NamedAsync($"{Waiting}{group}~", cancellationToken);

    /// <summary>The releases of a group that were started and may not have ended.</summary>
    public IAsyncEnumerable<(ReleaseRecord Record, string ETag)> ActiveAsync(string group, CancellationToken cancellationToken) =>
        NamedAsync($"{Active}{group}~", cancellationToken);

    /// <summary>Takes a release off the list of those of its group that may not have ended.</summary>
    public Task ForgetActiveAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        documents.WriteAsync([new(new(Partition, ActiveRow(record)), Body: null)], cancellationToken);

    /// <summary>Whether an occurrence of a group is or ever was a release.</summary>
    public async Task<bool> IsTakenAsync(string group, string occurrence, CancellationToken cancellationToken) =>
        await documents.GetAsync(TakenKey(group, occurrence), cancellationToken) is not null;

    /// <summary>The release that is or was an occurrence of a group; null when none is, and when it was purged.</summary>
    public async Task<(ReleaseRecord Record, string ETag)?> OccurrenceAsync(string group, string occurrence, CancellationToken cancellationToken) =>
        await documents.GetAsync(TakenKey(group, occurrence), cancellationToken) is { } taken
            ? await FindAsync(Encoding.UTF8.GetString(taken.Body.Span), cancellationToken)
            : null;

    private async IAsyncEnumerable<(ReleaseRecord Record, string ETag)> NamedAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in documents.ReadAllAsync(Partition, prefix, cancellationToken))
        {
            if (await FindAsync(Encoding.UTF8.GetString(document.Body.Span), cancellationToken) is { } found)
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<string> ScheduleRows(ReleaseRecord record)
    {
        if (record.WasStarted && record.Group.Length > 0)
        {
            yield return ActiveRow(record);
        }

        if (record is not { State: LaunchState.Scheduled, Schedule: { } schedule })
        {
            yield break;
        }

        // One that somebody has to start is looked at once, when it comes due.
        if (schedule.AutoStart || schedule.DueSince is null)
        {
            yield return $"{DueRow(schedule.At)}~{record.Id}";
        }

        if (schedule.Occurrence.Length > 0)
        {
            yield return $"{Waiting}{record.Group}~{schedule.Occurrence}";
        }
    }

    // Never taken away, so that no occurrence of a group can be two releases.
    private static IEnumerable<DocumentWrite> Taken(ReleaseRecord record)
    {
        if (record.Schedule is { Occurrence: { Length: > 0 } occurrence })
        {
            yield return new(TakenKey(record.Group, occurrence), Encoding.UTF8.GetBytes(record.Id), DocumentWrite.MustNotExist);
        }
    }

    private static DocumentKey TakenKey(string group, string occurrence) => new(Partition, $"{Taking}{group}~{occurrence}");

    private static string ActiveRow(ReleaseRecord record) => $"{Active}{record.Group}~{record.Id}";

    private static string DueRow(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{Due}{at.UtcTicks:D19}");
}
