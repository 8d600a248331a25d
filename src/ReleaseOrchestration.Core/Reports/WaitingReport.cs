using System.Collections.Immutable;
using System.Text.Json;
using static ReleaseOrchestration.Core.Reports.ReportTable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>Who let things wait how long.</summary>
internal static class WaitingReport
{
    public static ReportTable Make(ImmutableArray<ReleaseFigures> figures, ReportRequest request)
    {
        var waits =
            from release in figures
            where request.Takes(release)
            from wait in release.Waits
            where request.Holds(wait.To)
            group wait.To - wait.From by (wait.Owner, wait.Cause) into owned
            let times = owned.ToList()
            let total = times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time)
            orderby total descending, owned.Key.Owner, owned.Key.Cause
            select (owned.Key, times, total);
        return new ReportTable(
            ["owner", "cause", "count", "totalSeconds", "medianSeconds", "p90Seconds", "longestSeconds"],
            [
                .. waits.Select(wait => ImmutableArray.Create(
                    Of(wait.Key.Owner), Of(JsonNamingPolicy.CamelCase.ConvertName(wait.Key.Cause.ToString())), Of(wait.times.Count), Of(wait.total),
                    Of(Quantiles.Median(wait.times)), Of(Quantiles.P90(wait.times)), Of(wait.times.Max()))),
            ]);
    }
}
