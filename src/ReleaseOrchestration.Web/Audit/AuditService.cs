using Microsoft.Extensions.Hosting;
using ReleaseOrchestration.Application.Audit;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Appends what a crash kept from the trail before requests are taken, and writes down counted refusals when the server stops.</summary>
internal sealed class AuditService(AuditOutbox outbox, RefusalAudit refusals) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => outbox.RecoverAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => refusals.SummariseAsync(cancellationToken);
}
