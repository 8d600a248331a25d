using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>Tells callers who have planned a release what is in its way, of that which they may see.</summary>
internal static class ScheduleAnswers
{
    public static async Task<ScheduleAdvice> AdviseAsync(HttpContext context, ReleaseOverview release)
    {
        var services = context.RequestServices;
        return release.Status == ReleaseStatus.Scheduled && await services.GetRequiredService<ReleaseStore>().FindAsync(release.Id, context.RequestAborted) is { Record: var record }
            ? await services.GetRequiredService<ConflictCheck>().OfAsync(record, services.GetRequiredService<ReleaseAccess>().VisibleEntries(context), context.RequestAborted)
            : new ScheduleAdvice();
    }
}
