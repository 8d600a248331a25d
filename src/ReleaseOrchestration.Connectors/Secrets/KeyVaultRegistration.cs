using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Adds Azure Key Vault as a store of secrets.</summary>
internal static class KeyVaultRegistration
{
    public static void Add(IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<KeyVaultOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<TokenCredential>(provider => Credential(provider.GetRequiredService<IOptions<KeyVaultOptions>>().Value));
        services.TryAddSingleton<HttpPipelineTransport>(HttpClientTransport.Shared);
        services.AddSingleton<ISecretStore, KeyVaultSecrets>();
    }

    private static DefaultAzureCredential Credential(KeyVaultOptions options) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = options.ManagedIdentityClientId.Length > 0 ? options.ManagedIdentityClientId : null,
    });
}
