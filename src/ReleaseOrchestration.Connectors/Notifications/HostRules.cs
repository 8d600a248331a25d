namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Which hosts and ports may be called, by their names; where a name leads is another question.</summary>
internal sealed class HostRules(NotificationOptions options)
{
    /// <summary>Whether a host may be called on a port.</summary>
    /// <param name="host">In ASCII, as it is resolved.</param>
    /// <param name="port">The port.</param>
    /// <param name="usual">The ports that need not be named.</param>
    public bool Allows(string host, int port, params ReadOnlySpan<int> usual)
    {
        // A dot at the end names the same host.
        var name = host.TrimEnd('.');
        if (options.AllowedHosts.Count == 0)
        {
            return usual.Contains(port) || (options.AllowLoopback && (name is "localhost" or "127.0.0.1" or "[::1]" or "::1"));
        }

        foreach (var pattern in options.AllowedHosts)
        {
            var (wanted, ports) = Split(pattern);
            if ((ports == 0 ? usual.Contains(port) : ports == port) && Matches(wanted, name))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Host, int Port) Split(string pattern)
    {
        var colon = pattern.LastIndexOf(':');
        return colon > pattern.LastIndexOf(']') && int.TryParse(pattern.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out var port)
            ? (pattern[..colon], port)
            : (pattern, 0);
    }

    private static bool Matches(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);
}
