using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>One place where secrets are.</summary>
internal interface ISecretStore
{
    /// <summary>What its references begin with, such as <c>env://</c>.</summary>
    string Scheme { get; }

    /// <summary>How its references are written, for people.</summary>
    string Pattern { get; }

    /// <summary>Reads a secret. What is wrong with the reference or the secret is an error without its value; <see cref="ConnectorUnavailableException"/> when the store cannot be asked at the moment.</summary>
    Task<Result<string>> ReadAsync(string reference, CancellationToken cancellationToken);
}
