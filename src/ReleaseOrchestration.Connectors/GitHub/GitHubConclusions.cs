using System.Text.Json;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>What the status and the conclusion of a run mean.</summary>
internal static class GitHubConclusions
{
    public static RunReport Report(JsonElement answer, StartedRun run)
    {
        var conclusion = answer.Text("conclusion");
        return answer.Text("status") != "completed" ? new RunReport(RunStatus.Running, run) : conclusion switch
        {
            "success" or "neutral" => new RunReport(RunStatus.Succeeded, run),
            "cancelled" => new RunReport(RunStatus.Cancelled, run, "The run was cancelled."),
            _ => new RunReport(RunStatus.Failed, run, $"The run ended with the conclusion `{conclusion}`."),
        };
    }
}
