using System.Net;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Server.Hosting;

/// <summary>Addresses to listen on. An open server may be reached by programs of this machine alone.</summary>
internal static class ListenAddress
{
    /// <exception cref="StartupException">It is no address, or one that others can reach although the server is open.</exception>
    public static void Require(string url, bool isOpen)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException exception)
        {
            throw new StartupException(ErrorCodes.InvalidOption, $"'{url}' is no address to listen on; write it as {ServerOptions.DefaultUrl}.", exception);
        }

        if (isOpen && !address.IsUnixPipe && !IsLoopback(address.Host))
        {
            throw new StartupException(
                ErrorCodes.NotLoopback,
                $"'{url}' can be reached from other machines, and this server is open: no sign-in is configured. Configure one under Access, or listen on 127.0.0.1, [::1] or localhost.");
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
