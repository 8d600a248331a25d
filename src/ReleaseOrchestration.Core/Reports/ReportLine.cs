namespace ReleaseOrchestration.Core.Reports;

/// <summary>What deployments are counted together: those of one group and process in one environment.</summary>
/// <param name="Group">The release group; empty for releases without one.</param>
/// <param name="Process">The process.</param>
/// <param name="Environment">The environment.</param>
internal sealed record ReportLine(string Group, string Process, string Environment)
{
    /// <summary>The deployments that are asked about, by line, each line in the order of their ends.</summary>
    public static IEnumerable<IGrouping<ReportLine, (ReleaseFigures Release, DeploymentFigures Deployment)>> Of(IEnumerable<ReleaseFigures> releases, ReportRequest request) =>
        from release in releases
        where request.TakesGroup(release)
        from deployment in release.Deployments
        where request.TakesEnvironment(deployment.Environment)
        orderby release.Group, release.Process, deployment.Environment, deployment.EndedAt, release.Id, release.Run
        group (release, deployment) by new ReportLine(release.Group, release.Process, deployment.Environment);
}
