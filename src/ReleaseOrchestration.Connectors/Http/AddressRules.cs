using System.Net;
using System.Net.Sockets;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Which kind of address an address is; what embeds an IPv4 address is judged by that.</summary>
internal static class AddressRules
{
    private static readonly (IPNetwork Network, AddressKind Kind)[] Version4 =
    [
        (IPNetwork.Parse("10.0.0.0/8"), AddressKind.Private),
        (IPNetwork.Parse("100.64.0.0/10"), AddressKind.Private),
        (IPNetwork.Parse("172.16.0.0/12"), AddressKind.Private),
        (IPNetwork.Parse("192.168.0.0/16"), AddressKind.Private),
        (IPNetwork.Parse("198.18.0.0/15"), AddressKind.Private),
        (IPNetwork.Parse("127.0.0.0/8"), AddressKind.Loopback),
        (IPNetwork.Parse("0.0.0.0/8"), AddressKind.Reserved),
        (IPNetwork.Parse("169.254.0.0/16"), AddressKind.Reserved),
        (IPNetwork.Parse("168.63.129.16/32"), AddressKind.Reserved),
        (IPNetwork.Parse("192.0.0.0/24"), AddressKind.Reserved),
        (IPNetwork.Parse("192.0.2.0/24"), AddressKind.Reserved),
        (IPNetwork.Parse("192.88.99.0/24"), AddressKind.Reserved),
        (IPNetwork.Parse("198.51.100.0/24"), AddressKind.Reserved),
        (IPNetwork.Parse("203.0.113.0/24"), AddressKind.Reserved),
        (IPNetwork.Parse("224.0.0.0/3"), AddressKind.Reserved),
    ];

    private static readonly (IPNetwork Network, AddressKind Kind)[] Version6 =
    [
        (IPNetwork.Parse("::1/128"), AddressKind.Loopback),
        (IPNetwork.Parse("fc00::/7"), AddressKind.Private),
        (IPNetwork.Parse("2001::/23"), AddressKind.Reserved),
        (IPNetwork.Parse("2001:db8::/32"), AddressKind.Reserved),
        (IPNetwork.Parse("3fff::/20"), AddressKind.Reserved),
        (IPNetwork.Parse("2000::/3"), AddressKind.Public),
    ];

    // Network and where in the sixteen bytes the embedded IPv4 address stands.
    private static readonly (IPNetwork Network, int Offset)[] Embedding =
    [
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    public static AddressKind KindOf(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            return Find(Version4, address.MapToIPv4(), AddressKind.Public);
        }

        foreach (var (network, offset) in Embedding)
        {
            if (network.Contains(address))
            {
                return Find(Version4, new IPAddress(address.GetAddressBytes().AsSpan(offset, 4)), AddressKind.Public);
            }
        }

        return Find(Version6, address, AddressKind.Reserved);
    }

    private static AddressKind Find((IPNetwork Network, AddressKind Kind)[] table, IPAddress address, AddressKind otherwise)
    {
        foreach (var (network, kind) in table)
        {
            if (network.Contains(address))
            {
                return kind;
            }
        }

        return otherwise;
    }
}
