using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Reports;

/// <summary>Keeps the figures of runs, by the month in which they ended.</summary>
public sealed class FiguresStore(IDocumentStore documents)
{
    private static readonly DocumentKey Place = new("reports", "place");

    /// <summary>Where the figures of a run are.</summary>
    internal static DocumentKey KeyOf(string id, int run, DateTimeOffset endedAt) => new(Month(endedAt), string.Create(CultureInfo.InvariantCulture, $"{id}~{run}"));

    /// <summary>Keeps the figures of a run; the same again changes nothing.</summary>
    internal Task KeepAsync(ReleaseFigures figures, CancellationToken cancellationToken) => documents.WriteAsync(
        [new(KeyOf(figures.Id, figures.Run, figures.EndedAt), JsonSerializer.SerializeToUtf8Bytes(figures, ReportsJsonContext.Default.ReleaseFigures))], cancellationToken);

    /// <summary>The figures of all runs that ended in a time.</summary>
    internal async Task<ImmutableArray<ReleaseFigures>> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ReleaseFigures>();
        var first = new DateTimeOffset(from.UtcDateTime.Year, from.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        for (var month = first; month <= to; month = month.AddMonths(1))
        {
            await foreach (var document in documents.ReadAllAsync(Month(month), string.Empty, cancellationToken))
            {
                found.Add(JsonSerializer.Deserialize(document.Body.Span, ReportsJsonContext.Default.ReleaseFigures)!);
            }
        }

        return found.ToImmutable();
    }

    internal async Task<(long Position, string ETag)> PlaceAsync(CancellationToken cancellationToken) => await documents.GetAsync(Place, cancellationToken) is { } stored
        ? (JsonSerializer.Deserialize(stored.Body.Span, ReportsJsonContext.Default.FiguresPlace)!.Position, stored.ETag)
        : (0, DocumentWrite.MustNotExist);

    /// <returns>The new ETag; null when somebody else moved the place.</returns>
    internal async Task<string?> MoveAsync(long position, string etag, CancellationToken cancellationToken)
    {
        var written = await documents.WriteAsync([new(Place, JsonSerializer.SerializeToUtf8Bytes(new FiguresPlace(position), ReportsJsonContext.Default.FiguresPlace), etag)], cancellationToken);
        return written.Succeeded ? written.ETags[0] : null;
    }

    private static string Month(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"reports~{instant.UtcDateTime:yyyy-MM}");
}
