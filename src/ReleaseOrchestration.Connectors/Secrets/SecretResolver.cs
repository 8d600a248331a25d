using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Reads secrets where their references point.</summary>
internal sealed class SecretResolver(IEnumerable<ISecretStore> stores)
{
    private static readonly string[] Schemes = ["env://", "file://", "keyvault://"];
    private readonly ISecretStore[] _stores = [.. stores];

    /// <summary>Whether a text has the shape of a reference, also one to a store that this server cannot read.</summary>
    public static bool IsReference(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.Ordinal));

    /// <summary>A place for the secrets of one call.</summary>
    public SecretScope Open() => new(this);

    public async Task<Result<string>> ReadAsync(string reference, CancellationToken cancellationToken) =>
        Array.Find(_stores, store => reference.StartsWith(store.Scheme, StringComparison.Ordinal)) is { } store
            ? await store.ReadAsync(reference, cancellationToken)
            : ConnectorErrors.UnknownSecretStore(reference, _stores.Select(known => known.Pattern));
}
