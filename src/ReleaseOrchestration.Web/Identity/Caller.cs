using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Web.Idempotency;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who sends a request. In this version the server is open to whoever reaches it, and takes the caller's word.</summary>
internal static class Caller
{
    public const string UserHeader = "Relo-User";
    public const string GroupsHeader = "Relo-Groups";
    private const string Anonymous = "user:anonymous";

    public static Result<Origin> Of(HttpContext context)
    {
        var header = context.Request.Headers[UserHeader].ToString();
        if ((header.Length == 0 ? Anonymous : Persons.Parse(header)) is not { } person)
        {
            return new ApplicationError(ErrorCodes.InvalidParameter, 400, $"The header {UserHeader} must be the id of a user, such as alice; it is '{header}'.");
        }

        var given = context.Request.Headers[GroupsHeader].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(given, g => !Persons.IsGroup(g)) is { } odd)
        {
            return new ApplicationError(ErrorCodes.InvalidParameter, 400, $"The header {GroupsHeader} must be names of groups with commas between them; '{odd}' is none.");
        }

        var configured = context.RequestServices.GetRequiredService<IGroupDirectory>().GroupsOf(person);
        ImmutableArray<string> groups = [.. given.Concat(configured).Distinct(StringComparer.Ordinal)];
        return new Origin(person, groups, IdempotencyFilter.OperationOf(context));
    }
}
