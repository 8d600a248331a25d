using System.Collections.Immutable;
using static ReleaseOrchestration.Core.Reports.ReportTable;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>How long an environment stays broken: from the first of failed deployments in a row to the end of the next that succeeds.</summary>
internal static class RestoreReport
{
    public static ReportTable Make(ImmutableArray<ReleaseFigures> figures, ReportRequest request) => new(
        ["group", "process", "environment", "incidents", "restored", "open", "medianSeconds", "p90Seconds"],
        [
            .. from line in ReportLine.Of(figures, request)
               let incidents = Incidents(line.Select(item => item.Deployment).Where(deployment => deployment.EndedAt >= request.From)).Where(incident => request.Holds(incident.Failed)).ToList()
               where incidents.Count > 0
               let times = incidents.Where(incident => incident.Restored is not null).Select(incident => incident.Restored!.Value - incident.Failed).ToList()
               select DeliveryReports.Row(line.Key, Of(incidents.Count), Of(times.Count), Of(incidents.Count - times.Count), Of(Quantiles.Median(times)), Of(Quantiles.P90(times))),
        ]);

    private static IEnumerable<(DateTimeOffset Failed, DateTimeOffset? Restored)> Incidents(IEnumerable<DeploymentFigures> inOrder)
    {
        DateTimeOffset? failed = null;
        foreach (var deployment in inOrder)
        {
            if (!deployment.Succeeded)
            {
                failed ??= deployment.EndedAt;
            }
            else if (failed is { } since)
            {
                yield return (since, deployment.EndedAt);
                failed = null;
            }
        }

        if (failed is { } open)
        {
            yield return (open, null);
        }
    }
}
