using System.Globalization;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>The ids of events: the sequence of the entry, after the run where it is a later one. Each run has a trail of its own.</summary>
internal static class AuditEventId
{
    private const string Header = "Last-Event-ID";

    public static string Write(int run, long sequence)
    {
        var number = sequence.ToString(CultureInfo.InvariantCulture);
        return run == 1 ? number : string.Create(CultureInfo.InvariantCulture, $"{run}.{number}");
    }

    /// <summary>The entry after which a reader that comes back goes on; 0 when it saw another run. Null when it comes for the first time.</summary>
    public static Result<long>? Read(HttpContext context, int run)
    {
        if (context.Request.Headers[Header].ToString() is not { Length: > 0 } last)
        {
            return null;
        }

        var dot = last.IndexOf('.', StringComparison.Ordinal);
        var sequence = Query.Sequence(Header, last[(dot + 1)..]);
        var seen = dot < 0 ? "1" : last[..dot];
        return sequence.Error is not null || seen == run.ToString(CultureInfo.InvariantCulture) ? sequence : 0L;
    }
}
