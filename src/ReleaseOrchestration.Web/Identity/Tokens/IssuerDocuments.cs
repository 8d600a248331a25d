using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>Reads what an issuer publishes: its discovery document, and from there its keys. Only by TLS, without redirects, a little and within seconds.</summary>
internal sealed class IssuerDocuments : IDisposable
{
    private const int MostBytes = 512 * 1024;
    private const int MostKeys = 100;
    private const string Discovery = "/.well-known/openid-configuration";

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <exception cref="IssuerException">The documents cannot be had, or are not those of the issuer.</exception>
    public async Task<ImmutableArray<IssuerKey>> KeysAsync(IssuerOptions issuer, CancellationToken cancellationToken)
    {
        using var discovery = Parse(await ReadAsync(issuer, issuer.Issuer.TrimEnd('/') + Discovery, cancellationToken));
        if (Member(discovery, "issuer") != issuer.Issuer)
        {
            throw new IssuerException($"The discovery document of {issuer.Issuer} is that of '{Member(discovery, "issuer")}'.");
        }

        var keys = await ReadAsync(issuer, Member(discovery, "jwks_uri"), cancellationToken);
        try
        {
            return [.. new JsonWebKeySet(keys).Keys.Take(MostKeys).Select(IssuerKey.Of).OfType<IssuerKey>()];
        }
        catch (ArgumentException exception)
        {
            throw new IssuerException($"The keys of {issuer.Issuer} are no JSON Web Key Set.", exception);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> ReadAsync(IssuerOptions issuer, string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !(issuer.AllowHttp && uri.Scheme == Uri.UriSchemeHttp)))
        {
            throw new IssuerException($"'{address}' of {issuer.Issuer} is no https address.");
        }

        try
        {
            using var response = await _http.GetAsync(uri, cancellationToken);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsStringAsync(cancellationToken)
                : throw new IssuerException($"{uri} answered {(int)response.StatusCode}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or InvalidOperationException or IOException)
        {
            throw new IssuerException($"{uri} cannot be read: {exception.Message}", exception);
        }
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new IssuerException("The discovery document is no JSON.", exception);
        }
    }

    private static string Member(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;
}
