using System.Net;
using System.Net.Sockets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Opens connections: resolves a host once and connects to the very addresses that were vetted.</summary>
internal sealed class VettedConnections(bool allowLoopback, bool allowPrivate)
{
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var resolved = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var plain = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
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

    private static AddressRefusedException Refused(string host, IPAddress[] resolved, bool plain)
    {
        var kind = resolved.Length == 0 ? AddressKind.Reserved : AddressRules.KindOf(resolved[0]);
        return new AddressRefusedException(kind switch
        {
            AddressKind.Public when plain => ConnectorErrors.HttpsRequired(host),
            AddressKind.Loopback => ConnectorErrors.RefusedAddress(host, "the server's own machine", "`Connectors:Http:AllowLoopback=true` permits it."),
            AddressKind.Private => ConnectorErrors.RefusedAddress(host, "a private network", "`Connectors:Http:AllowPrivate=true` on the server, and `allow-private` of the connector, permit it."),
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
