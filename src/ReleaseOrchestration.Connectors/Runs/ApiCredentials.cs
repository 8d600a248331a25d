using System.Text;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Secrets;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>Who the connector is for a system.</summary>
/// <param name="Token">A reference to the secret.</param>
/// <param name="User">The name that goes with it in basic authentication; null for a bearer token.</param>
internal sealed record ApiCredentials(string Token, string? User = null)
{
    /// <summary>The value of the header <c>Authorization</c>.</summary>
    public async Task<Result<string>> HeaderAsync(SecretScope secrets, CancellationToken cancellationToken)
    {
        if ((await secrets.ExpandAsync(Token, cancellationToken)).Failed(out var error, out var token))
        {
            return error;
        }

        return User is null ? $"Bearer {token}" : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{token}"))}";
    }
}
