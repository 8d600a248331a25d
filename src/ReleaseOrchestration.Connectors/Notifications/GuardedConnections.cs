using System.Net;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Connectors.Http;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>
/// Connections to receivers: resolved once, connected to the vetted address, never redirected. Two pools, so that a channel that is confined to the public
/// internet gets no connection that another one opened.
/// </summary>
internal sealed class GuardedConnections : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly VettedConnections _permitted;
    private readonly VettedConnections _confined;
    private readonly HttpClient _permittedClient;
    private readonly HttpClient _confinedClient;

    public GuardedConnections(IOptions<NotificationOptions> options)
        : this(options, resolve: null)
    {
    }

    internal GuardedConnections(IOptions<NotificationOptions> options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve)
    {
        _permitted = new VettedConnections(options.Value.AllowLoopback, options.Value.AllowPrivate, NotificationOptions.Section, resolve);
        _confined = new VettedConnections(options.Value.AllowLoopback, allowPrivate: false, NotificationOptions.Section, resolve);
        (_permittedClient, _confinedClient) = (Create(_permitted), Create(_confined));
    }

    public HttpClient Client(bool allowPrivate) => allowPrivate ? _permittedClient : _confinedClient;

    /// <summary>A connection for what is no HTTP. It is not encrypted yet, and may never be.</summary>
    public ValueTask<Stream> OpenAsync(string host, int port, bool plain, bool allowPrivate, CancellationToken cancellationToken) =>
        (allowPrivate ? _permitted : _confined).OpenAsync(host, port, plain, cancellationToken);

    public void Dispose()
    {
        _permittedClient.Dispose();
        _confinedClient.Dispose();
    }

    private static HttpClient Create(VettedConnections connections)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = Lifetime,
            ConnectCallback = connections.OpenAsync,
        };
        return new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
