using System.Net;
using System.Threading.RateLimiting;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Counts requests by the network they come from: an IPv4 address, or the first 64 bits of an IPv6 one. Networks that send nothing are forgotten.</summary>
internal abstract class NetworkLimits : IDisposable
{
    private const int NetworkBytes = 8;
    private readonly PartitionedRateLimiter<IPAddress> _limiter;

    protected NetworkLimits(int perMinute)
    {
        var options = new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
        _limiter = PartitionedRateLimiter.Create<IPAddress, string>(address => RateLimitPartition.GetFixedWindowLimiter(Network(address), _ => options));
    }

    /// <summary>Takes one; false when there is none left.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="wait">How long to wait when there is none left.</param>
    public bool TryTake(IPAddress address, out TimeSpan wait)
    {
        using var lease = _limiter.AttemptAcquire(address);
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static string Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, NetworkBytes)));
    }
}
