using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.GitLab;

/// <summary>GitLab CI/CD, as a service or on a server.</summary>
internal sealed class GitLabSystem : IRunSystem
{
    public string Type => "gitlab";

    public Result<IRunApi> Open(SettingsReader settings, RunCalls calls)
    {
        var own = GitLabSettings.Read(settings);
        calls.Credentials = new ApiCredentials(own.Token);
        return new GitLabApi(own, calls);
    }
}
