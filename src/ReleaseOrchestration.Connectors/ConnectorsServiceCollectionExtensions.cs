using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.AzureDevOps;
using ReleaseOrchestration.Connectors.Checks;
using ReleaseOrchestration.Connectors.Commands;
using ReleaseOrchestration.Connectors.GitHub;
using ReleaseOrchestration.Connectors.GitLab;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Jenkins;
using ReleaseOrchestration.Connectors.ManualCallback;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Connectors.Notifications;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Webhooks;

namespace ReleaseOrchestration.Connectors;

/// <summary>Adds the connectors to a host.</summary>
public static class ConnectorsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the executor of effects and all connectors, configured by the section <c>Connectors</c>. The host must also add
    /// <c>IConnectorDefinitions</c>, <c>ICallbackLinks</c> and <c>IDocumentStore</c>.
    /// </summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Connectors");
        services.AddOptions<HttpConnectorOptions>().Bind(section.GetSection("Http")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CommandConnectorOptions>().Bind(section.GetSection("Command")).Configure(options => options.Folder = CommandFolder(configuration, options)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.AddSecrets(section.GetSection("Secrets"));
        services.TryAddSingleton<ExternalRuns>();
        services.AddNotificationChannels(configuration);
        services.TryAddSingleton<HttpClients>();
        services.TryAddSingleton<HostCircuits>();
        services.TryAddSingleton<HttpCalls>();
        services.TryAddSingleton<CommandRecords>();
        services.TryAddSingleton<Leftovers>();
        services.TryAddSingleton<CommandRunner>();
        services.AddSingleton<IPipelineConnector, HttpConnector>();
        services.AddSingleton<IPipelineConnector, CommandConnector>();
        services.TryAddSingleton<RunStarts>();
        services.AddRuns<GitHubSystem>();
        services.AddRuns<AzureDevOpsSystem>();
        services.AddRuns<GitLabSystem>();
        services.AddRuns<JenkinsSystem>();
        services.AddSingleton<IPipelineConnector, ManualCallbackConnector>();
        services.TryAddSingleton<IEffectExecutor, PipelineEffectExecutor>();
        AddWebhooks(services);
        return services;
    }

    private static void AddRuns<TSystem>(this IServiceCollection services)
        where TSystem : class, IRunSystem
    {
        services.TryAddSingleton<TSystem>();
        services.AddSingleton<IPipelineConnector>(provider => ActivatorUtilities.CreateInstance<RunConnector>(provider, provider.GetRequiredService<TSystem>()));
    }

    private static void AddWebhooks(IServiceCollection services)
    {
        services.AddSingleton<IWebhookFormat, GitHubWebhook>();
        services.AddSingleton<IWebhookFormat, AzureDevOpsWebhook>();
        services.AddSingleton<IWebhookFormat, GitLabWebhook>();
        services.AddSingleton<IWebhookFormat, JenkinsWebhook>();
        services.AddSingleton<IWebhookFormat, HttpWebhook>();
        services.TryAddSingleton<WebhookSecrets>();
        services.TryAddSingleton<IWebhookReader, WebhookReader>();
        services.TryAddSingleton<ICheckSystem, AzureDevOpsChecks>();
    }

    private static string CommandFolder(IConfiguration configuration, CommandConnectorOptions options) => Path.GetFullPath(
        options.Folder.Length > 0 ? options.Folder : Path.Combine(configuration["data"] ?? configuration["RELO_DATA"] ?? "data", "commands"));
}
