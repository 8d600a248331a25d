using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReleaseOrchestration.Application.Secrets;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Adds the stores of secrets to a host.</summary>
internal static class SecretsServiceCollectionExtensions
{
    public static IServiceCollection AddSecrets(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<SecretOptions>().Bind(section);
        services.AddSingleton<ISecretStore, EnvironmentSecrets>();
        services.AddSingleton<ISecretStore, FileSecrets>();
        services.AddKeyVault(section.GetSection("KeyVault"));
        services.TryAddSingleton<SecretResolver>();
        services.TryAddSingleton<SentSecrets>();
        services.TryAddSingleton<IReportMask, ReportMask>();
        return services;
    }

    // Nothing of Azure is loaded on a server that reads no vaults.
    private static void AddKeyVault(this IServiceCollection services, IConfiguration section)
    {
        if (section.GetValue<bool>("Enabled"))
        {
            KeyVaultRegistration.Add(services, section);
        }
    }
}
