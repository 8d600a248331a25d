using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>All reports by name. What each counts, and what it leaves out, stands in <c>docs/reports.md</c>.</summary>
public static class ReleaseReports
{
    private static readonly ImmutableSortedDictionary<string, Func<ImmutableArray<ReleaseFigures>, ReportRequest, ReportTable>> Makers =
        ImmutableSortedDictionary.CreateRange<string, Func<ImmutableArray<ReleaseFigures>, ReportRequest, ReportTable>>(StringComparer.Ordinal,
        [
            new("releases", ReleaseListReport.Make),
            new("planned", PlannedReport.Make),
            new("deployment-frequency", DeliveryReports.Frequency),
            new("lead-time", DeliveryReports.LeadTime),
            new("change-failure-rate", DeliveryReports.FailureRate),
            new("time-to-restore", RestoreReport.Make),
            new("waiting", WaitingReport.Make),
        ]);

    /// <summary>The names of all reports.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Makers.Keys];

    /// <summary>Makes a report; null when there is none of that name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="figures">Of all runs that ended since the beginning of what is asked, later ones too.</param>
    /// <param name="request">What is asked.</param>
    public static ReportTable? Make(string name, ImmutableArray<ReleaseFigures> figures, ReportRequest request) => Makers.TryGetValue(name, out var make) ? make(figures, request) : null;
}
