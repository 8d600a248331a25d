using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>Azure Pipelines, as a service or on a server.</summary>
internal sealed class AzureDevOpsSystem : IRunSystem
{
    public string Type => "azure-devops";

    public Result<IRunApi> Open(SettingsReader settings, RunCalls calls)
    {
        var own = AzureDevOpsSettings.Read(settings);
        calls.Credentials = new ApiCredentials(own.Token, own.IsEntra ? null : string.Empty);
        return new AzureDevOpsApi(own, calls);
    }
}
