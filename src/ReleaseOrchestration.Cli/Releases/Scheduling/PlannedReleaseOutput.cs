using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary>Shows releases that have not started.</summary>
internal static class PlannedReleaseOutput
{
    public static async Task<int> ShowPlannedAsync(this CommandCall call, Task<ApiAnswer> request)
    {
        var answer = await request;
        var release = answer.Read(ReloJson.Default.PlannedRelease);
        call.Output.Result(answer, release.Line);
        return ExitCodes.Done;
    }
}
