using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Secrets in the environment of the server: <c>env://NAME</c>.</summary>
internal sealed class EnvironmentSecrets(IOptions<SecretOptions> options) : ISecretStore
{
    public string Scheme => "env://";

    public string Pattern => "`env://NAME`";

    public Task<Result<string>> ReadAsync(string reference, CancellationToken cancellationToken) => Task.FromResult(Read(reference, reference[Scheme.Length..]));

    private Result<string> Read(string reference, string name)
    {
        if (!name.StartsWith(options.Value.EnvironmentPrefix, StringComparison.Ordinal))
        {
            return ConnectorErrors.RefusedSecret(reference, $"names must begin with `{options.Value.EnvironmentPrefix}`");
        }

        return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : ConnectorErrors.MissingSecret(reference, "is not set");
    }
}
