using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Secrets in Azure Key Vault: <c>keyvault://vault/name</c>, with a version or the newest. The host is the name of the vault and the configured suffix, nothing else.</summary>
internal sealed partial class KeyVaultSecrets(TokenCredential credential, HttpPipelineTransport transport, IOptions<KeyVaultOptions> options) : ISecretStore
{
    private const int Retries = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, SecretClient> _clients = new(StringComparer.OrdinalIgnoreCase);

    public string Scheme => "keyvault://";

    public string Pattern => "`keyvault://vault/name`";

    public async Task<Result<string>> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var match = Reference().Match(reference);
        if (!match.Success)
        {
            return ConnectorErrors.RefusedSecret(reference, "write `keyvault://vault/name` or `keyvault://vault/name/version`; a vault has 3 to 24 letters, digits and dashes, a name up to 127");
        }

        var vault = match.Groups["vault"].Value;
        if (options.Value.AllowedVaults is { Count: > 0 } allowed && !allowed.Contains(vault, StringComparer.OrdinalIgnoreCase))
        {
            return ConnectorErrors.RefusedSecret(reference, "the vault is not among those that `Connectors:Secrets:KeyVault:AllowedVaults` of the server names");
        }

        return await AskAsync(reference, _clients.GetOrAdd(vault, Client), match.Groups["name"].Value, match.Groups["version"].Value, cancellationToken);
    }

    private static async Task<Result<string>> AskAsync(string reference, SecretClient client, string name, string version, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetSecretAsync(name, version.Length > 0 ? version : null, cancellationToken);
            return answer.Value.Value is { Length: > 0 } secret ? secret : ConnectorErrors.MissingSecret(reference, "is empty");
        }
        catch (RequestFailedException error) when (error.Status is >= 300 and < 500 and not (408 or 429))
        {
            return Refused(reference, error);
        }
        catch (CredentialUnavailableException)
        {
            return ConnectorErrors.MissingSecret(reference, "cannot be read, because the server has no Azure identity");
        }
        catch (InvalidOperationException)
        {
            return ConnectorErrors.RefusedSecret(reference, "the vault asks for a token that is not for it");
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is RequestFailedException or AuthenticationFailedException or AggregateException or OperationCanceledException)
        {
            throw new ConnectorUnavailableException(ConnectorErrors.UnavailableSecret(reference, error is AuthenticationFailedException ? "the server did not get a token for the vault" : "the vault gives no answer"));
        }
    }

    private static ApplicationError Refused(string reference, RequestFailedException error) => error.Status switch
    {
        404 => ConnectorErrors.MissingSecret(reference, "is not in the vault"),
        401 or 403 => ConnectorErrors.RefusedSecret(reference, "the vault refuses the server's identity, or the secret is disabled"),
        var status => ConnectorErrors.MissingSecret(reference, $"cannot be read (the vault answers with status {status})"),
    };

    private SecretClient Client(string vault) => new(new Uri($"https://{vault}.{options.Value.Suffix}/"), credential, new SecretClientOptions
    {
        Transport = transport,
        Retry = { MaxRetries = Retries, Delay = Pause, NetworkTimeout = options.Value.Timeout },
        Diagnostics = { IsLoggingContentEnabled = false, IsTelemetryEnabled = false },
    });

    [GeneratedRegex(@"^keyvault://(?<vault>[A-Za-z0-9-]{3,24})/(?<name>[A-Za-z0-9-]{1,127})(/(?<version>[A-Za-z0-9]{1,64}))?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
