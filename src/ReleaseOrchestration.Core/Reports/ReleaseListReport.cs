using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;
using static ReleaseOrchestration.Core.Reports.ReportTable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>The runs that ended, with when they were meant to be and when they were.</summary>
internal static class ReleaseListReport
{
    private static readonly ImmutableArray<string> Columns =
    [
        "release", "run", "name", "version", "group", "process", "environments", "status",
        "plannedStart", "actualStart", "startDelaySeconds", "plannedEnd", "actualEnd", "endDelaySeconds", "durationSeconds",
    ];

    public static ReportTable Make(ImmutableArray<ReleaseFigures> figures, ReportRequest request) => new(Columns,
    [
        .. figures.Where(release => request.Holds(release.EndedAt) && request.Takes(release)).OrderBy(release => release.EndedAt).ThenBy(release => release.Id, StringComparer.Ordinal).Select(Row),
    ]);

    private static ImmutableArray<DataValue> Row(ReleaseFigures release) =>
    [
        Of(release.Id), Of(release.Run), Of(release.Name), Of(release.Version), Of(release.Group), Of(release.Process), Of(string.Join(' ', release.Environments)), Of(release.Status.ToString()),
        Of(release.PlannedStart), Of(release.StartedAt), Of(PlannedReport.StartDelay(release)), Of(release.PlannedEnd), Of(release.EndedAt), Of(PlannedReport.EndDelay(release)),
        Of(release.EndedAt - release.StartedAt),
    ];
}
