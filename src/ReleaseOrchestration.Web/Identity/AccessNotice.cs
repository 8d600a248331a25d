using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Says in the log who can get in.</summary>
internal sealed partial class AccessNotice(IOptions<AccessOptions> options, ILogger<AccessNotice> logger) : IHostedService
{
    public const string Open = "This server is open: whoever reaches it may do everything, under any name. It listens on this machine alone. Configure a sign-in under Access.";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsOpen)
        {
            LogOpen(logger, Open);
        }
        else if (!options.Value.Grants.Any(grant => grant.Role == Role.Admin))
        {
            LogNoAdmin(logger);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
