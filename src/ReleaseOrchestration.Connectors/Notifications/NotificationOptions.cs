using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary><c>Notifications</c>: whom the server may tell, and where mail reaches people.</summary>
internal sealed class NotificationOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Notifications";

    /// <summary>Whether the server's own machine may be called, also without TLS.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Whether private networks may be called, where a channel says <c>allow-private</c>.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>The hosts that may be called: <c>host</c>, <c>*.domain</c>, or either with <c>:port</c>; empty: all, on the usual ports.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Addresses of e-mail by the id of a user.</summary>
    public IDictionary<string, string> Addresses { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long one try may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
