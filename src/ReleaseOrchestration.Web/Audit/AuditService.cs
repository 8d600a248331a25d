using Microsoft.Extensions.Hosting;
using ReleaseOrchestration.Application.Audit;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Writes down counted refusals when the host stops.</summary>
internal sealed class AuditService(RefusalAudit refusals) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => refusals.SummariseAsync(cancellationToken);
}
