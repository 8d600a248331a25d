using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Jenkins;

/// <summary>A Jenkins controller.</summary>
internal sealed class JenkinsSystem : IRunSystem
{
    public string Type => "jenkins";

    public Result<IRunApi> Open(SettingsReader settings, RunCalls calls)
    {
        var own = JenkinsSettings.Read(settings);
        calls.Credentials = new ApiCredentials(own.Token, own.User);
        return new JenkinsApi(own, calls);
    }
}
