using System.Net;
using System.Net.Sockets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Opens connections: resolves a host once and connects to the very addresses that were vetted.</summary>
/// <param name="allowLoopback">Whether the server's own machine may be called.</param>
/// <param name="allowPrivate">Whether private networks may be called.</param>
/// <param name="section">The section of the settings that says so.</param>
/// <param name="resolve">Finds the addresses of a name; the resolver of the machine when left out.</param>
internal sealed class VettedConnections(
    bool allowLoopback, bool allowPrivate, string section = "Connectors:Http", Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    public ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) => OpenAsync(
        context.DnsEndPoint.Host, context.DnsEndPoint.Port, context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp, cancellationToken);

    /// <summary>Opens a connection to a host.</summary>
    /// <param name="host">A name, or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="plain">Whether what is said on it is not encrypted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask<Stream> OpenAsync(string host, int port, bool plain, CancellationToken cancellationToken)
    {
        var resolved = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        var allowed = resolved.Where(address => Allows(AddressRules.KindOf(address), plain)).ToArray();
        if (allowed.Length == 0)
        {
            throw Refused(host, resolved, plain);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private AddressRefusedException Refused(string host, IPAddress[] resolved, bool plain)
    {
        var kind = resolved.Length == 0 ? AddressKind.Reserved : AddressRules.KindOf(resolved[0]);
        return new AddressRefusedException(kind switch
        {
            AddressKind.Public when plain => ConnectorErrors.HttpsRequired(host),
            AddressKind.Loopback => ConnectorErrors.RefusedAddress(host, "the server's own machine", $"`{section}:AllowLoopback=true` permits it."),
            AddressKind.Private => ConnectorErrors.RefusedAddress(host, "a private network", $"`{section}:AllowPrivate=true` on the server, and `allow-private` of what names the host, permit it."),
            _ => ConnectorErrors.RefusedAddress(host, "a reserved or link-local address", "Nothing permits that."),
        });
    }

    private bool Allows(AddressKind kind, bool plain) => kind switch
    {
        AddressKind.Public => !plain,
        AddressKind.Loopback => allowLoopback,
        AddressKind.Private => allowPrivate,
        _ => false,
    };
}
