using System.Text.Json;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>What the status and the result of a build mean.</summary>
internal static class AzureDevOpsResults
{
    public static RunReport Report(JsonElement build, StartedRun run)
    {
        var result = build.Text("result");
        return build.Text("status") != "completed" ? new RunReport(RunStatus.Running, run) : result switch
        {
            "succeeded" => new RunReport(RunStatus.Succeeded, run),
            "partiallySucceeded" => new RunReport(RunStatus.Succeeded, run, "The run succeeded with issues."),
            "canceled" => new RunReport(RunStatus.Cancelled, run, "The run was cancelled."),
            _ => new RunReport(RunStatus.Failed, run, $"The run ended with the result `{result}`."),
        };
    }
}
