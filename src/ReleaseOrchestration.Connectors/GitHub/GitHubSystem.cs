using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.GitHub;

/// <summary>GitHub Actions, in the cloud or on an Enterprise server.</summary>
internal sealed class GitHubSystem(ExternalRuns runs) : IRunSystem
{
    public string Type => "github";

    public Result<IRunApi> Open(SettingsReader settings, RunCalls calls)
    {
        var own = GitHubSettings.Read(settings);
        calls.Credentials = new ApiCredentials(own.Token);
        calls.Headers = own.Headers;
        return new GitHubApi(own, calls, runs);
    }
}
