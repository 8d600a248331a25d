using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>Shows releases that have not started.</summary>
internal static class PlannedReleaseOutput
{
    public static async Task<int> ShowPlannedAsync(this CommandCall call, Task<ApiAnswer> request)
    {
        var answer = await request;
        var planned = answer.Read(ReloJson.Default.PlannedAnswer);
        call.Output.Result(answer, planned.Text);
        return ExitCodes.Done;
    }
}
