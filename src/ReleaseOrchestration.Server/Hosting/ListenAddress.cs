using System.Net;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Server.Hosting;

/// <summary>Addresses to listen on. Until there is access control, only programs of this machine may reach the server.</summary>
internal static class ListenAddress
{
    /// <exception cref="StartupException">It is no address, or one that others can reach.</exception>
    public static void Require(string url)
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

        if (!address.IsUnixPipe && !IsLoopback(address.Host))
        {
            throw new StartupException(
                ErrorCodes.NotLoopback,
                $"'{url}' can be reached from other machines, and this version has no access control; listen on 127.0.0.1, [::1] or localhost, and put a proxy with sign-in before it.");
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
