using System.Collections.Immutable;
using static ReleaseOrchestration.Core.Reports.ReportTable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>How well first runs kept to their plan, by group and process.</summary>
internal static class PlannedReport
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private static readonly ImmutableArray<string> Columns =
    [
        "group", "process", "releases", "startedLate", "medianStartDelaySeconds", "p90StartDelaySeconds", "withPlannedEnd", "endedLate", "medianEndDelaySeconds", "p90EndDelaySeconds",
    ];

    public static ReportTable Make(ImmutableArray<ReleaseFigures> figures, ReportRequest request)
    {
        var lines =
            from release in figures
            where StartDelay(release) is not null && request.Holds(release.EndedAt) && request.Takes(release)
            orderby release.Group, release.Process
            group release by (release.Group, release.Process) into line
            let starts = line.Select(release => StartDelay(release)!.Value).ToList()
            let ends = line.Select(EndDelay).OfType<TimeSpan>().ToList()
            select (line.Key, starts, ends);
        return new ReportTable(Columns,
        [
            .. lines.Select(line => ImmutableArray.Create(
                Of(line.Key.Group), Of(line.Key.Process), Of(line.starts.Count), Of(line.starts.Count(IsLate)), Of(Quantiles.Median(line.starts)), Of(Quantiles.P90(line.starts)),
                Of(line.ends.Count), Of(line.ends.Count(IsLate)), Of(Quantiles.Median(line.ends)), Of(Quantiles.P90(line.ends)))),
        ]);
    }

    /// <summary>How much later than planned the release started, earlier below zero; null without a plan, and for later runs, which nobody planned.</summary>
    internal static TimeSpan? StartDelay(ReleaseFigures release) => release is { PlannedStart: { } planned, Run: 1 } ? release.StartedAt - planned : null;

    internal static TimeSpan? EndDelay(ReleaseFigures release) => release is { PlannedEnd: { } planned, Run: 1 } ? release.EndedAt - planned : null;

    private static bool IsLate(TimeSpan delay) => delay > Tolerance;
}
