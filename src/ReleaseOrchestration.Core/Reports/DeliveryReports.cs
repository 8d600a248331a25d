using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;
using static ReleaseOrchestration.Core.Reports.ReportTable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>How often, how fast and how safely releases reach their environments.</summary>
internal static class DeliveryReports
{
    private const decimal DaysOfAWeek = 7;
    private const int RateDigits = 4;

    private static readonly ImmutableArray<string> Line = ["group", "process", "environment"];

    public static ReportTable Frequency(ImmutableArray<ReleaseFigures> figures, ReportRequest request)
    {
        var days = (decimal)(request.To - request.From).TotalDays;
        return new ReportTable([.. Line, "deployments", "succeeded", "perWeek"],
        [
            .. from line in ReportLine.Of(figures, request)
               let ended = line.Where(item => request.Holds(item.Deployment.EndedAt)).ToList()
               where ended.Count > 0
               let succeeded = ended.Count(item => item.Deployment.Succeeded)
               select Row(line.Key, Of(ended.Count), Of(succeeded), DataValue.Of(Math.Round(succeeded * DaysOfAWeek / days, 2, MidpointRounding.AwayFromZero))),
        ]);
    }

    // A release that was restarted delivers the same change again; what counts is when it was there first.
    public static ReportTable LeadTime(ImmutableArray<ReleaseFigures> figures, ReportRequest request) => new([.. Line, "releases", "medianSeconds", "p90Seconds"],
    [
        .. from line in ReportLine.Of(figures, request)
           let times = line.Where(item => item.Deployment.Succeeded).GroupBy(item => item.Release.Id, StringComparer.Ordinal).Select(release => release.First())
               .Where(item => request.Holds(item.Deployment.EndedAt)).Select(item => item.Deployment.EndedAt - item.Release.ReleasedAt).ToList()
           where times.Count > 0
           select Row(line.Key, Of(times.Count), Of(Quantiles.Median(times)), Of(Quantiles.P90(times))),
    ]);

    public static ReportTable FailureRate(ImmutableArray<ReleaseFigures> figures, ReportRequest request) => new([.. Line, "deployments", "failed", "rate"],
    [
        .. from line in ReportLine.Of(figures, request)
           let ended = line.Where(item => request.Holds(item.Deployment.EndedAt)).ToList()
           where ended.Count > 0
           let failed = ended.Count(item => !item.Deployment.Succeeded)
           select Row(line.Key, Of(ended.Count), Of(failed), DataValue.Of(Math.Round((decimal)failed / ended.Count, RateDigits, MidpointRounding.AwayFromZero))),
    ]);

    internal static ImmutableArray<DataValue> Row(ReportLine line, params ImmutableArray<DataValue> cells) => [Of(line.Group), Of(line.Process), Of(line.Environment), .. cells];
}
