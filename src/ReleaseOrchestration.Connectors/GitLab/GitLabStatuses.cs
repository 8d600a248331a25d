using System.Text.Json;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>What the status of a pipeline means.</summary>
internal static class GitLabStatuses
{
    public static RunReport Report(JsonElement answer, StartedRun run) => answer.Text("status") switch
    {
        "success" => new RunReport(RunStatus.Succeeded, run),
        "failed" => new RunReport(RunStatus.Failed, run, "The pipeline failed."),
        "canceled" => new RunReport(RunStatus.Cancelled, run, "The pipeline was cancelled."),
        "skipped" => new RunReport(RunStatus.Failed, run, "The pipeline was skipped."),
        _ => new RunReport(RunStatus.Running, run),
    };
}
