using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Web.Hosting;

/// <summary>The address from <c>PublicUrl</c>, else the one that the server listens on.</summary>
internal sealed class ConfiguredAddress(IConfiguration configuration, IServer? server = null) : IPublicAddress
{
    public string BaseUrl
    {
        get
        {
            var bound = server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            var url = configuration["PublicUrl"] ?? bound ?? configuration["urls"]?.Split(';')[0];
            return (string.IsNullOrEmpty(url) ? "http://127.0.0.1:5080" : url).TrimEnd('/');
        }
    }
}
