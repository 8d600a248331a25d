using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Reports;
using ReleaseOrchestration.Core.Reports;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Reports;

/// <summary>Reports about releases that ended.</summary>
internal static class ReportEndpoints
{
    private const string Csv = "text/csv";
    private static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/reports/{name}", MakeAsync).RequireRole(Role.Viewer).Scoped(ScopeRule.ChecksItself)
            .Describe("Reports", "Make a report about what ended from ?from until before ?to, of ?groups in ?environments, as JSON or CSV").Gives<ReportDto>(200).Refuses(400, 404);

    private static async Task<IResult> MakeAsync(string name, HttpContext context, ReportQueries reports, ReleaseAccess access, TimeProvider clock)
    {
        var (from, to, format) = (Query.Instant(context, "from"), Query.Instant(context, "to"), Format(context));
        if ((from.Error ?? to.Error ?? format.Error) is { } error)
        {
            return error.ToHttp();
        }

        var end = to.Value ?? clock.GetUtcNow();
        var request = new ReportRequest(from.Value ?? Before(end), end, Query.Texts(context, "groups"), Query.Texts(context, "environments"));
        if ((await reports.MakeAsync(name, request, access.VisibleById(context), context.RequestAborted)).Failed(out error, out var table))
        {
            return error.ToHttp();
        }

        context.Response.Headers.Vary = "Accept";
        if (format.Value)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
            return Results.Text(CsvText.Write(table), "text/csv; charset=utf-8; header=present", Encoding.UTF8);
        }

        return ResultExtensions.Json(ReportDto.Of(name, request, table), ApiJsonContext.Readable.ReportDto);
    }

    private static DateTimeOffset Before(DateTimeOffset end) => end - DateTimeOffset.MinValue > Usual ? end - Usual : DateTimeOffset.MinValue;

    /// <summary>Whether CSV is wanted: the address says so, else the caller's <c>Accept</c>.</summary>
    private static Result<bool> Format(HttpContext context) => Query.Text(context, "format") switch
    {
        null => context.Request.GetTypedHeaders().Accept.OrderByDescending(media => media.Quality ?? 1).FirstOrDefault()?.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase) == true,
        "csv" => true,
        "json" => false,
        var text => Query.Invalid("format", text, "json or csv"),
    };
}
