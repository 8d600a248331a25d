using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Core.Tests.Reports;

/// <summary>Figures in a line each, and rows as texts, so that a test is a table that can be checked by hand.</summary>
internal static class ReportBench
{
    public static readonly ReportRequest March = new(At("03-01 00:00"), At("03-29 00:00"), [], []);

    public static DateTimeOffset At(string text) => DateTimeOffset.ParseExact($"2026-{text}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <param name="id">The release, as <c>group/id</c> or <c>group/id#run</c>.</param>
    /// <param name="released">When its first run started.</param>
    /// <param name="deployments">As <c>environment start end ok|bad</c>, each instant as <c>MM-dd HH:mm</c>.</param>
    public static ReleaseFigures Run(string id, string released, params string[] deployments)
    {
        var (group, rest) = (id.Split('/')[0], id.Split('/')[1].Split('#'));
        var parsed = deployments.Select(Deployment).ToImmutableArray();
        return new ReleaseFigures
        {
            Id = rest[0],
            Run = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 1,
            Group = group,
            Process = "ship",
            Environments = [.. parsed.Select(d => d.Environment)],
            Status = parsed.All(d => d.Succeeded) ? ReleaseStatus.Succeeded : ReleaseStatus.Failed,
            ReleasedAt = At(released),
            StartedAt = At(released),
            EndedAt = parsed.Length == 0 ? At(released) : parsed.Max(d => d.EndedAt),
            Deployments = parsed,
        };
    }

    public static string[] Rows(string report, ReportRequest request, params ImmutableArray<ReleaseFigures> figures) =>
        [.. ReleaseReports.Make(report, figures, request)!.Rows.Select(row => string.Join(' ', row.Select(cell => cell.IsNull ? "-" : cell.ToString())))];

    private static DeploymentFigures Deployment(string text)
    {
        var parts = text.Split(' ');
        return new DeploymentFigures(parts[0], At($"{parts[1]} {parts[2]}"), At($"{parts[3]} {parts[4]}"), parts[5] == "ok");
    }
}
