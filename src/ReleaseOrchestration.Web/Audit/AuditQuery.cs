using System.Globalization;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>What a request says about the entries that it wants.</summary>
internal static class AuditQuery
{
    /// <summary>The trail of the system that <c>?trail=</c> names.</summary>
    public static Result<MachineAddress> SystemTrail(HttpContext context) => Query.Text(context, "trail") switch
    {
        null or "system" => AuditTrails.Server,
        "freezes" => AuditTrails.Freezes,
        var text => Query.Invalid("trail", text, "system or freezes"),
    };

    public static Result<AuditFilter> Filter(HttpContext context)
    {
        var (from, until) = (Query.Instant(context, "from"), Query.Instant(context, "until"));
        return (from.Error ?? until.Error) is { } error
            ? error
            : new AuditFilter { Actor = Query.Text(context, "actor"), Kind = Query.Text(context, "kind"), From = from.Value, Until = until.Value };
    }

    /// <summary>The entry after which to begin: <c>after</c>, <c>cursor</c>, or what leaves the <c>last</c> so many.</summary>
    public static async Task<Result<long>> AfterAsync(HttpContext context, MachineAddress trail, AuditQueries audit)
    {
        if (Query.Text(context, "last") is not { } last)
        {
            return After(context);
        }

        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Query.GreatestLimit
            ? await audit.BeforeLastAsync(trail, count, context.RequestAborted)
            : Query.Invalid("last", last, $"a number from 1 to {Query.GreatestLimit}");
    }

    public static Result<long> After(HttpContext context) =>
        Query.Text(context, "after") is { } after ? Query.Sequence("after", after) : Query.Sequence("cursor", Query.Text(context, "cursor"));
}
