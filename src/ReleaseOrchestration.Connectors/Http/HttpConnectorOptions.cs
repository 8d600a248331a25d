using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary><c>Connectors:Http</c>: whom the server may call. A connector can narrow this, never widen it.</summary>
internal sealed class HttpConnectorOptions
{
    /// <summary>Whether the server's own machine may be called.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Whether private networks may be called.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>The hosts that may be called: <c>host</c>, <c>host:port</c> or <c>*.domain</c>; empty: all.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>How often a call is made in quick succession before the durable retries take over.</summary>
    [Range(1, 10)]
    public int QuickTries { get; set; } = 3;

    /// <summary>The pause after the first of the quick tries; it doubles.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan QuickPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How many calls of a host must fail within half a minute, nine of ten, before it is left alone for 15 seconds.</summary>
    [Range(2, 10_000)]
    public int FailuresBeforeBreak { get; set; } = 30;
}
