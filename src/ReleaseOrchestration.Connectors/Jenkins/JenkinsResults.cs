using System.Text.Json;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>What the result of a build means.</summary>
internal static class JenkinsResults
{
    public static RunReport Report(JsonElement build, StartedRun run)
    {
        var result = build.Text("result");
        var goesOn = build.At("building").ValueKind == JsonValueKind.True || result.Length == 0;
        return goesOn ? new RunReport(RunStatus.Running, run) : result switch
        {
            "SUCCESS" => new RunReport(RunStatus.Succeeded, run),
            "ABORTED" => new RunReport(RunStatus.Cancelled, run, "The build was aborted."),
            _ => new RunReport(RunStatus.Failed, run, $"The build ended with the result `{result}`."),
        };
    }
}
