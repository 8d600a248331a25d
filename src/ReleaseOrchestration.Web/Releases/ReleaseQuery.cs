using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>What a request says about the releases that it wants.</summary>
internal static class ReleaseQuery
{
    public static Result<ReleaseFilter> Filter(HttpContext context)
    {
        var (statuses, from, to) = (Statuses(context), Query.Instant(context, "from"), Query.Instant(context, "to"));
        if ((statuses.Error ?? from.Error ?? to.Error) is { } error)
        {
            return error;
        }

        if (from.Value >= to.Value)
        {
            return Query.Invalid("to", Query.Text(context, "to")!, "later than 'from'");
        }

        return new ReleaseFilter
        {
            Statuses = statuses.Value,
            Process = Query.Text(context, "process"),
            InputSet = Query.Text(context, "input-set"),
            Tag = Query.Text(context, "tag"),
            Group = Query.Text(context, "group"),
            Environment = Query.Text(context, "environment"),
            Service = Query.Text(context, "service"),
            CreatedBy = Query.Text(context, "created-by"),
            Text = Query.Text(context, "q"),
            From = from.Value,
            To = to.Value,
        };
    }

    private static Result<ImmutableArray<ReleaseStatus>> Statuses(HttpContext context)
    {
        var statuses = ImmutableArray.CreateBuilder<ReleaseStatus>();
        foreach (var text in Query.Texts(context, "status"))
        {
            if (!Enum.TryParse<ReleaseStatus>(text, ignoreCase: true, out var status) || !Enum.IsDefined(status) || char.IsAsciiDigit(text[0]))
            {
                return Query.Invalid("status", text, "one of " + string.Join(", ", Enum.GetNames<ReleaseStatus>()));
            }

            statuses.Add(status);
        }

        return statuses.ToImmutable();
    }
}
