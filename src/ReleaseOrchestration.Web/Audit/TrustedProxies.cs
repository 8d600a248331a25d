using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Whose word about the address of a caller counts: <c>TrustedProxies</c>, a list of addresses and networks. Nobody's, where it is not set.</summary>
internal static class TrustedProxies
{
    public const string Key = "TrustedProxies";

    /// <exception cref="OptionsValidationException">One is no address and no network.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Key);
        var given = (section.Value?.Split(',') ?? section.GetChildren().Select(child => child.Value ?? string.Empty)).Select(text => text.Trim()).Where(text => text.Length > 0).ToList();
        if (given.Count == 0)
        {
            return null;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in given)
        {
            if (IPAddress.TryParse(text, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new OptionsValidationException(Key, typeof(ForwardedHeadersOptions), [$"'{text}' in {Key} is no address and no network; write it as 10.0.0.7 or 10.0.0.0/8."]);
            }
        }

        return options;
    }
}
