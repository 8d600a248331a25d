using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>Reading the calendar.</summary>
internal static class CalendarEndpoints
{
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/calendar", ReadAsync).RequireRole(Role.Viewer).Describe("Calendar", "Read releases, projected occurrences of groups and freezes of a time; the current month where none is given")
            .Gives<CalendarDto>(200);

    private static async Task<IResult> ReadAsync(HttpContext context, CalendarQueries calendar, ReleaseAccess access, TimeProvider clock)
    {
        var range = Range(context, clock.GetUtcNow());
        if (range.Failed(out var error, out var query))
        {
            return error.ToHttp();
        }

        query = query with
        {
            Groups = Query.Texts(context, "groups"),
            Environments = Query.Texts(context, "environments"),
            IsVisible = access.VisibleEntries(context),
            IsGroupVisible = access.VisibleGroups(context),
        };
        return ResultExtensions.Json(CalendarDto.Of(query, await calendar.ReadAsync(query, context.RequestAborted)), ApiJsonContext.Readable.CalendarDto);
    }

    private static Result<CalendarQuery> Range(HttpContext context, DateTimeOffset now)
    {
        var (from, to) = (Instant(context, "from"), Instant(context, "to"));
        if ((from.Error ?? to.Error) is { } error)
        {
            return error;
        }

        var begin = from.Value ?? to.Value?.AddMonths(-1) ?? new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var end = to.Value ?? begin.AddMonths(1);
        return end <= begin ? Query.Invalid("to", Query.Text(context, "to")!, "later than 'from'")
            : end - begin > CalendarQueries.Longest ? Query.Invalid("to", Query.Text(context, "to")!, $"at most {CalendarQueries.Longest.Days} days after 'from'")
            : new CalendarQuery(begin, end);
    }

    private static Result<DateTimeOffset?> Instant(HttpContext context, string name)
    {
        var read = Query.Instant(context, name);
        return read.Error is null && (read.Value < Earliest || read.Value > Latest)
            ? Query.Invalid(name, Query.Text(context, name)!, $"a time from the year {Earliest.Year} until the year {Latest.Year}")
            : read;
    }
}
