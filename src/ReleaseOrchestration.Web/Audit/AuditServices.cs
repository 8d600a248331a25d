using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Audit;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Adds what keeps, tells and proves the audit.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditQueries>();
        services.AddSingleton<BundleExport>();
        return services;
    }
}
