using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>
/// Two pools of connections, one that may reach what the server allows and one for the public internet alone: a connector that is confined to the latter
/// must not get a connection that another one opened.
/// </summary>
internal sealed class HttpClients : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly HttpClient _permitted;
    private readonly HttpClient _public;

    public HttpClients(IOptions<HttpConnectorOptions> options)
    {
        _permitted = Create(new VettedConnections(options.Value.AllowLoopback, options.Value.AllowPrivate));
        _public = Create(new VettedConnections(allowLoopback: false, allowPrivate: false));
    }

    public HttpClient For(CallSettings settings, Uri address) => settings.MayBePrivate(address) ? _permitted : _public;

    public void Dispose()
    {
        _permitted.Dispose();
        _public.Dispose();
    }

    private static HttpClient Create(VettedConnections connections)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = Lifetime,
            ConnectCallback = connections.OpenAsync,
        };
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
