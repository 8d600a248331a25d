namespace ReleaseOrchestration.Connectors.Http;

/// <summary>Where an address leads.</summary>
internal enum AddressKind
{
    /// <summary>The public internet.</summary>
    Public,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>A private network: RFC 1918, shared (carrier) addresses, unique local addresses.</summary>
    Private,

    /// <summary>Nowhere a pipeline is: link-local (cloud metadata), multicast, reserved, documentation, tunnels.</summary>
    Reserved,
}
